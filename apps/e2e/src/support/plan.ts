import type { Page } from '@playwright/test';
import { ask } from './ask.ts';
import { fullMinuteAfter, plusMinutes } from './clock.ts';
import { activity } from './desk.ts';
import { mark } from './people.ts';

const planned = `演示·衣物捐赠整理${mark}`;
const hours = 3600;

interface Plan {
  readonly id: string;
  readonly version: number;
  readonly unit: { readonly id: string };
  readonly openings: readonly { readonly id: string; readonly maximum: number; readonly minimum: number }[];
}
export const planOf = async (page: Page, id: string): Promise<Plan> =>
  (await ask<{ activity: Plan }>(page, 'admin', 'PlanOf', { id })).activity;

/** An activity of the coordinator's team that three people take, at an hour when nobody of the demo serves. */
export async function makeTakenActivity(page: Page): Promise<string> {
  const { serviceTypes } = await ask<{ serviceTypes: { id: string; name: string }[] }>(
    page,
    'admin',
    'PickServiceTypes',
  );
  const { unit } = await planOf(page, (await activity(page)).split('/').at(-1) ?? '');
  const startsAt = fullMinuteAfter((9 + (Number.parseInt(mark, 36) % 30)) * 24 * hours);
  startsAt.setUTCHours(13, 0, 0, 0);
  const input = {
    title: planned,
    serviceTypeId: serviceTypes.find(({ name }) => name === '关爱老人儿童')?.id,
    unitId: unit.id,
    startsAt: startsAt.toISOString(),
    endsAt: plusMinutes(startsAt, 90).toISOString(),
    people: 6,
    place: '社区妇女之家',
  };
  const { quickStart } = await ask<{ quickStart: { activity: { id: string } } }>(page, 'admin', 'QuickStart', {
    input,
  });
  const { id } = quickStart.activity;
  const openingId = (await planOf(page, id)).openings[0]?.id;
  const text = '1. 演示·王秀兰\n2. 演示·赵律\n3. 演示·陈淑珍';
  const { matchPasted } = await ask<{ matchPasted: { lines: { chosenId: string }[] } }>(page, 'admin', 'MatchPasted', {
    openingId,
    text,
  });
  await ask(page, 'admin', 'SignUpMany', { openingId, volunteerIds: matchPasted.lines.map((line) => line.chosenId) });
  return id;
}
