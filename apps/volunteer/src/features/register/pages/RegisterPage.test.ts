import { beforeEach, expect, test } from 'vitest';
import { type Answer, makeWorld, refusal, settle, show } from '../../../testing/world.ts';
import RegisterPage from './RegisterPage.vue';

const idNumber = '37030319810308002X';
const password = 'Pomegranate-1';
const notice = {
  privacyNotice: {
    __typename: 'PrivacyNotice',
    version: '2026-11',
    title: '告知书',
    body: '正文',
    english: { __typename: 'PrivacyNoticeTranslation', title: 'Notice', body: 'Text' },
    publishedAt: '2026-11-01T00:00:00Z',
  },
};
const types = {
  serviceTypes: [
    { __typename: 'ServiceType', id: 't1', code: 'A', name: '法律咨询', parentId: null, sort: 1, active: true },
  ],
};
const team = {
  teamByJoinCode: {
    __typename: 'TeamCard',
    id: 'team-1',
    name: '演示服务队',
    introduction: '',
    unitName: '演示社区妇联',
    villageCode: '370303001001',
    placeName: '演示社区',
  },
};

beforeEach(() => sessionStorage.clear());

async function open(answers: Record<string, Answer> = {}) {
  const world = makeWorld({ PrivacyNotice: notice, ServiceTypes: types, TeamByJoinCode: team, ...answers });
  const { page } = await show(RegisterPage, {}, world, '/register?join=ABC');
  await settle();
  const labelled = (label: string) => {
    const found = page.findAll('label').find((one) => one.text().startsWith(label));
    if (!found) throw new Error(`no field ${label}`);
    return page.find(`[id="${found.attributes('for')}"]`);
  };
  const choose = async (word: string): Promise<void> => {
    await page
      .findAll('label')
      .find((one) => one.text() === word)
      ?.find('input')
      .trigger('change');
  };
  const next = async (): Promise<void> => {
    await page.find('form').trigger('submit');
    await settle();
  };
  return { page, world, labelled, choose, next };
}
type Opened = Awaited<ReturnType<typeof open>>;

async function fillUpToConsents({ labelled, choose, next }: Opened): Promise<void> {
  await labelled('姓名').setValue('演示·王秀兰');
  await labelled('证件号码').setValue(idNumber);
  await next();
  await labelled('手机号码').setValue('13900000011');
  await next();
  await labelled('登录密码').setValue(password);
  await next();
  await choose('法律咨询');
  await choose('随时');
  await next();
}

test('a page is left only when nothing is missing on it, and all that is missing is said', async () => {
  const { page, next } = await open();
  await next();
  expect(page.text()).toContain('第 1 步');
  expect(page.findAll('.field__why li')).toHaveLength(2);
});

test('a team’s QR has filled in place and team, and the identity number birth date and gender', async () => {
  const opened = await open();
  const { page, labelled, next } = opened;
  await labelled('姓名').setValue('演示·王秀兰');
  await labelled('证件号码').setValue(idNumber);
  await next();
  expect((labelled('出生日期').element as HTMLInputElement).value).toBe('1981-03-08');
  await labelled('手机号码').setValue('13900000011');
  await next();
  expect(page.text()).toContain('演示社区');
  expect(page.text()).toContain('演示服务队');
});

test('the draft kept in the tab holds neither ID number nor password nor consents', async () => {
  const opened = await open();
  await fillUpToConsents(opened);
  const kept = JSON.stringify({ ...sessionStorage });
  expect(kept).toContain('演示·王秀兰');
  expect(kept).not.toContain(idNumber);
  expect(kept).not.toContain(password);
  expect(kept).not.toContain('consents');
});

test('no consent is given beforehand, and nothing is sent without the two needed ones', async () => {
  const opened = await open();
  await fillUpToConsents(opened);
  const { page, next, world } = opened;
  expect(page.findAll('input[type=checkbox]').map((box) => (box.element as HTMLInputElement).checked)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  await next();
  expect(page.text()).toContain('需要您同意');
  expect(world.sent.some((one) => one.operation === 'Register')).toBe(false);
});

test('what the server refuses leads back to the page of that field, with its sentence', async () => {
  const opened = await open({
    Register: {
      register: refusal([
        'ID_NUMBER_UNAVAILABLE',
        '暂时无法用这个证件号码登记，请携带证件到所在村（社区）妇联核实。',
        'idNumber',
      ]),
    },
  });
  await fillUpToConsents(opened);
  const { page, next, world } = opened;
  for (const box of page.findAll('input[type=checkbox]').slice(0, 2)) await box.trigger('change');
  await next();
  expect(world.sent.find((one) => one.operation === 'Register')?.variables).toMatchObject({
    input: {
      idNumber,
      joinCode: 'ABC',
      villageCode: '370303001001',
      noticeVersion: '2026-11',
      consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
      guardian: null,
    },
  });
  expect(page.text()).toContain('第 1 步');
  expect(page.text()).toContain('暂时无法用这个证件号码登记');
});
