/** An application for PD Mandiri TIK as its deciders see it. */
import type { Pool } from 'pg';
import { mandiriByCase } from '../db/mandiri.ts';
import { mandiriButton, stateOf } from '../desk/mandiri.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { Styled } from './text.ts';

export async function drawMandiri(
  pool: Pool,
  locale: Locale,
  caseId: string,
): Promise<{ styled: Styled; buttons: Button[][] } | null> {
  const found = await mandiriByCase(pool, caseId);
  if (found === null) return null;
  const state = stateOf(found);
  const text = locale.sentences['mandiri.card']({
    office: found.officeName,
    applicant: found.applicantName,
    scope: found.scope,
    state,
    hasStaff: found.hasStaff,
    hasExperience: found.hasExperience,
    letter: found.proposalLetter,
    decree: found.decree,
  });
  return { styled: { text, entities: [] }, buttons: buttonsOf(state, found) };
}

function buttonsOf(
  state: string,
  found: { caseId: string; hasStaff: boolean | null; hasExperience: boolean | null },
): Button[][] {
  const { caseId } = found;
  if (state === 'applied')
    return [
      ...(found.hasStaff === null
        ? [
            [
              mandiriButton('mandiri.staffYes', 'staff', caseId, 'yes'),
              mandiriButton('mandiri.staffNo', 'staff', caseId, 'no'),
            ],
          ]
        : []),
      ...(found.hasExperience === null
        ? [
            [
              mandiriButton('mandiri.experienceYes', 'experience', caseId, 'yes'),
              mandiriButton('mandiri.experienceNo', 'experience', caseId, 'no'),
            ],
          ]
        : []),
    ];
  if (state === 'eligible') return [[mandiriButton('mandiri.propose', 'propose', caseId)]];
  if (state === 'proposed')
    return [
      [
        mandiriButton('mandiri.designate', 'designate', caseId),
        mandiriButton('mandiri.refuse', 'refuse', caseId),
      ],
    ];
  return [];
}
