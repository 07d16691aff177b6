import { z } from 'zod';

/** `07:30`, up to `24:00` for the end of a day. */
export const TimeOfDaySchema = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "write a time of day such as '07:30', at most '24:00'");

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Working intervals of one day, in order; a break is the gap between two. A shift over midnight is two days' intervals. */
const DaySchema = z.array(z.tuple([TimeOfDaySchema, TimeOfDaySchema])).superRefine((intervals, context) => {
  let last = '';
  intervals.forEach(([start, end], at) => {
    if (start >= end)
      context.addIssue({
        code: 'custom',
        path: [at],
        message: `${start} must be before ${end}; split a night at 24:00`,
      });
    if (last !== '' && start < last)
      context.addIssue({
        code: 'custom',
        path: [at],
        message: `${start} lies before ${last}; intervals must follow each other`,
      });
    last = end;
  });
});

/** Hours of one work pattern from one date on. Of the rows that hold a date, the one that begins last counts. */
export const HoursRowSchema = z
  .strictObject({
    from: z.iso.date(),
    until: z.iso.date().optional(),
    pattern: z.enum(['five_days', 'six_days', 'around_the_clock']),
    name: z.string().min(1),
    /** A day that is left out is free. */
    days: z.strictObject({
      mon: DaySchema.optional(),
      tue: DaySchema.optional(),
      wed: DaySchema.optional(),
      thu: DaySchema.optional(),
      fri: DaySchema.optional(),
      sat: DaySchema.optional(),
      sun: DaySchema.optional(),
    }),
    /** False: follows the national rule, but no circular of this city was found. */
    verified: z.boolean(),
    cite: z.string().min(1),
  })
  .refine((row) => row.until === undefined || row.from <= row.until, {
    path: ['until'],
    message: 'must not lie before from',
  })
  .refine((row) => Object.values(row.days).some((day) => (day ?? []).length > 0), {
    path: ['days'],
    message: 'give at least one day its hours; write days off as holidays',
  });

/** A day without working hours: national holiday, collective leave or a closure of this city. */
export const ClosureSchema = z.strictObject({
  on: z.iso.date(),
  name: z.string().min(1),
  kind: z.enum(['national', 'collective_leave', 'local']),
  source: z.string().min(1),
});

export type HoursRow = z.infer<typeof HoursRowSchema>;
export type Closure = z.infer<typeof ClosureSchema>;
export type Days = HoursRow['days'];
