import type { Role } from './authority.ts';
import type { Region } from './region.ts';
import { APPROVERS, PARTIES, type Approver, type Party, type Post, type StepTask } from './vocabulary.ts';

type City = Pick<Region, 'posts' | 'ictOffice' | 'titles' | 'steeringChair' | 'applications'>;

/** The offices that a request is about, by code. */
export interface RequestOffices {
  readonly requester: string;
  /** Named in the form by its field of type `office`. */
  readonly owner?: string;
  /** The answer to `aplikasi`. */
  readonly application?: string;
}

export interface ApproverAt {
  readonly role: Role;
  readonly office: string;
  /** How this city calls who approves. */
  readonly title: string;
  readonly task: StepTask;
}

/** The office that holds a post in this city, by code. */
export function officeAt(city: Pick<City, 'posts' | 'ictOffice'>, post: Post): string {
  return post === 'ict_office' ? city.ictOffice.code : city.posts[post].office;
}

/** Who approves a step of this request. The head of the ICT office is its agency_head. */
export function approverOf(city: City, approver: Approver, request: RequestOffices): ApproverAt {
  const { role, at, task } = APPROVERS[approver];
  const office = placeOf(city, at, request);
  const held = role === 'office_head' && office === city.ictOffice.code ? 'agency_head' : role;
  return { role: held, office, title: titleOf(city, held, at), task };
}

/** To whom a party of a duty leads: a role in an office, an office, or a letter. `each` is one of the offices that the duty applies to. */
export function holderOf(
  city: Pick<City, 'posts' | 'ictOffice'>,
  party: Party,
  each: string,
): { by: 'role'; role: Role; office: string } | { by: 'office'; office: string } | { by: 'letter' } {
  const holder = PARTIES[party];
  if (holder.by === 'letter') return holder;
  if (holder.by === 'office') return { by: 'office', office: officeAt(city, holder.at) };
  const office = holder.at === 'each' ? each : officeAt(city, holder.at);
  const held = holder.role === 'office_head' && office === city.ictOffice.code ? 'agency_head' : holder.role;
  return { by: 'role', role: held, office };
}

function placeOf(city: City, at: (typeof APPROVERS)[Approver]['at'], request: RequestOffices): string {
  switch (at) {
    case 'requester':
      return request.requester;
    case 'owner':
      return request.owner ?? request.requester;
    case 'application_owner':
      return city.applications.find((one) => one.code === request.application)?.office ?? city.ictOffice.code;
    default:
      return officeAt(city, at);
  }
}

function titleOf(city: City, role: Role, at: (typeof APPROVERS)[Approver]['at']): string {
  if (role === 'chair') return city.steeringChair.title;
  if (role === 'office_head' && at === 'planning_office') return city.posts.planning_office.head;
  return city.titles[role as keyof City['titles']];
}
