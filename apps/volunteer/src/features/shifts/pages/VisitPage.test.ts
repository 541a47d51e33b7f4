import { afterEach, expect, test } from 'vitest';
import { type Answer, makeShift, makeWorld, refusal, refused, settle, show } from '../../../testing/world.ts';
import VisitPage from './VisitPage.vue';

const allowed = { __typename: 'Verdict', allowed: true, reasons: [] };
const no = refused(['TOO_LATE', '已过时间']);
const make = (more: object = {}) => ({
  __typename: 'HomeVisit',
  signUpId: 's1',
  cameAt: null,
  leftAt: null,
  stated: false,
  cameStated: false,
  confirmation: null,
  confirmedAt: null,
  companionName: null,
  askedName: null,
  askedAt: null,
  openUntil: '2026-12-08',
  canCome: no,
  canLeave: no,
  canState: no,
  canAsk: no,
  canHandIn: no,
  companions: [],
  toConfirm: [],
  ...more,
});
const whole = { cameAt: '2026-11-24T00:03:00Z', leftAt: '2026-11-24T01:50:00Z', canAsk: allowed, canHandIn: allowed };
const other = {
  __typename: 'VisitToConfirm',
  signUpId: 's2',
  name: '王*',
  cameAt: '2026-11-24T00:05:00Z',
  leftAt: '2026-11-24T01:55:00Z',
  stated: false,
  asksMe: true,
  canConfirm: allowed,
};
const saved = (visit: object) => ({ __typename: 'HomeVisitSaved', visit: make(visit) });

async function open(visit: object, answers: Record<string, Answer> = {}) {
  const world = makeWorld({
    HomeVisit: { mySignUp: makeShift({}, { homeVisit: true }), homeVisit: make(visit) },
    ...answers,
  });
  const { page } = await show(VisitPage, { id: 's1' }, world);
  await settle();
  return { page, world };
}
const press = async (word: string): Promise<void> => {
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === word)?.click();
  await settle();
};
async function shown(visit: object, answers: Record<string, Answer> = {}) {
  const there = await open(visit, answers);
  document.body.append(there.page.element);
  return there;
}
afterEach(() => {
  document.body.replaceChildren();
});

test('she says that she came by one button, and that she leaves only after one question', async () => {
  const here = { cameAt: whole.cameAt, canLeave: allowed };
  const { page, world } = await shown(
    { canCome: allowed },
    { SayCame: { sayCame: saved(here) }, SayLeft: { sayLeft: saved(whole) } },
  );
  expect(page.text()).toContain('还没有记到达');
  await press('我到了');
  expect(page.text()).toContain('已到达，服务中');
  await press('我走了');
  expect(world.sent.some(({ operation }) => operation === 'SayLeft')).toBe(false);
  await press('是，我走了');
  expect(page.text()).toContain('待同行人确认或上传确认单');
});

test('what waits says until when, and asks a companion who was there at the time and no other', async () => {
  const companions = [
    { __typename: 'VisitCompanion', signUpId: 's2', name: '王*', wasThere: true },
    { __typename: 'VisitCompanion', signUpId: 's3', name: '赵*', wasThere: false },
  ];
  const { page, world } = await shown(
    { ...whole, companions },
    { AskCompanion: { askCompanion: saved({ ...whole, companions, askedName: '王*' }) } },
  );
  expect(page.text()).toContain('12月8日');
  expect(page.findAll('button').filter((one) => one.text() === '请她确认')).toHaveLength(1);
  await press('请她确认');
  expect(world.sent.find(({ operation }) => operation === 'AskCompanion')?.variables).toEqual({
    id: 's1',
    companionId: 's2',
  });
  expect(page.text()).toContain('已请 王* 确认');
});

test('of a sealed service it says why no slip is taken', async () => {
  const canHandIn = refused(['SLIP_SEALED', '这类服务要保护服务对象，不拍确认单。']);
  const { page } = await shown({ ...whole, canHandIn });
  expect(page.find('input[type=file]').exists()).toBe(false);
  expect(page.text()).toContain('不拍确认单');
});

test('confirming a companion is one question with her times, and a refusal is read in the sheet', async () => {
  const { world } = await shown(
    { toConfirm: [other] },
    { ConfirmVisit: { confirmVisit: refusal(['COMPANION_SAME_PHONE', '请同行人用自己的手机确认。']) } },
  );
  await press('确认');
  expect(document.body.textContent).toContain('08:05');
  await press('是，一起去了');
  expect(world.sent.find(({ operation }) => operation === 'ConfirmVisit')?.variables).toEqual({ id: 's2' });
  expect(document.body.textContent).toContain('请同行人用自己的手机确认');
});

test('times forgotten on the spot are stated as times of the day of the shift', async () => {
  const { page, world } = await shown({ canState: allowed }, { StateVisit: { stateVisit: saved(whole) } });
  const [came, left] = page.findAll('input[type=time]');
  await came?.setValue('09:10');
  await left?.setValue('10:40');
  await page.find('form').trigger('submit');
  await settle();
  const sent = world.sent.find(({ operation }) => operation === 'StateVisit')?.variables as {
    input: { cameAt: string; leftAt: string };
  };
  expect(new Date(sent.input.leftAt).getTime() - new Date(sent.input.cameAt).getTime()).toBe(90 * 60_000);
});

test('one that is not hers, or no home visit, is said not to be there', async () => {
  const { page } = await shown({}, { HomeVisit: { mySignUp: null, homeVisit: null } });
  expect(page.text()).toContain('没有找到这次入户服务');
});
