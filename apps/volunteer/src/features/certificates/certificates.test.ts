import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { makeWorld, refusal, settle, show } from '../../testing/world.ts';
import RequestPage from './pages/RequestPage.vue';
import VerifyPage from './pages/VerifyPage.vue';

/** Signed for good with the key beside it: whatever was issued once must be understood for ever. */
const key = {
  __typename: 'CertificateKey',
  id: '324be2dea8bc4446',
  algorithm: 'ed25519',
  publicKey: 'MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=',
  validFrom: '2026-11-30T01:00:00Z',
  retiredAt: null,
  revokedAt: null,
};
const body =
  'JGZM1.SkczNzAzMDMwMDEtMjAyNi0wMDAwMQpLN1FYMk1QMQoyMDI2MTEzMAoxCua8lOekusK3546L5bCP5Li9CgoyMDI2MDEwMTIwMjYxMTIwCjI0MAoyCua8lOekuueUsuWOv-Wmh-iBlApICk1rdmkzcWk4UkVZCkFBQUFBQUFBQUFBQUFBQUFBQUFBQUE';
const signature = '-biGKg5rYEW0ICG6gF6hVmxSNBunzlAzYczGPCKfPuIQWOql9EbPHG11uVQ3VDjOeyNUwBPKn5nmLGWDUceEBQ';
const number = 'JG370303001-2026-00001';
const letters = 'K7QX2MP1';

const told = (answer: string | null, more: object = {}) => ({
  VerifyCertificate: {
    verifyCertificate: answer && {
      ...{ __typename: 'CertificateCheck', answer, issuer: '演示甲县妇联', minutes: 240 },
      ...{ from: '2026-01-01', to: '2026-11-20', ...more },
    },
  },
  CertificateKeys: { certificateKeys: [key] },
});
const opened = async (answers: ReturnType<typeof told>, hash: string) => {
  const world = makeWorld(answers);
  const { page } = await show(VerifyPage, {}, world, `/verify#${hash}`);
  await expect.poll(() => page.find('[role=status]').text()).not.toContain('正在查验');
  await settle();
  return { page, asked: world.sent.filter(({ operation }) => operation === 'VerifyCertificate') };
};

test('a scanned code is proved here and asked for by its number and letters: who issued, hours, period, never a name', async () => {
  const { page, asked } = await opened(told('VALID'), `${body}.${signature}`);
  expect(asked.map(({ variables }) => variables)).toEqual([{ number, letters }]);
  for (const words of ['证明有效', '签名真实', number, '演示甲县妇联', '4 小时'])
    expect(page.find('[role=status]').text()).toContain(words);
  expect(page.text()).not.toContain('王小丽');
});

test.each([
  ['another’s signature', `${body}.${signature.replace('-biG', '-biH')}`, '内容被改动过，或不是本平台签发'],
  ['cut off', `${body}.${signature.slice(0, 40)}`, '内容不完整'],
  ['rewritten', `${body}A.${signature}`, '内容已损坏或被改写'],
  ['some other code', 'https://example.org', '这里没有志愿服务记录证明'],
  ['a later version', 'JGZM2.AAAA.BBBB', '请用新版工具查验'],
])('%s: it says so and asks nobody', async (_, token, words) => {
  const { page, asked } = await opened(told('VALID'), token);
  expect(page.find('[role=status]').text()).toContain(words);
  expect(asked).toEqual([]);
});

test.each([
  ['REVOKED', '证明已撤销'],
  ['SUPERSEDED', '证明已换发'],
  ['UNKNOWN', '没有查到这份证明'],
])('a genuine signature does not outweigh what the platform says: %s', async (answer, words) => {
  const gone = answer === 'UNKNOWN' ? { issuer: null, minutes: null, from: null, to: null } : {};
  const { page } = await opened(told(answer, gone), `${body}.${signature}`);
  expect(page.find('[role=status] b').text()).toContain(words);
});

test('a slip of the finger is told without asking; too many questions say when to come back', async () => {
  const world = makeWorld(told(null));
  const { page } = await show(VerifyPage, {}, world, '/verify');
  const type = async (code: string) => {
    const [one, two] = page.findAll('input');
    await one?.setValue(number.toLowerCase());
    await two?.setValue(code);
    await page.find('form').trigger('submit');
    await settle();
  };
  await type('K7QX 2MP2');
  expect(page.find('[role=status]').text()).toContain('请核对每一位');
  expect(world.sent.some(({ operation }) => operation === 'VerifyCertificate')).toBe(false);
  await type('k7qx 2mpi');
  expect(page.find('[role=status]').text()).toContain('十分钟后再试');
  world.answers['VerifyCertificate'] = 'offline';
  await type(letters);
  expect(page.find('[role=status]').text()).toContain('没有连上网络');
});

const offer = (id: string, name: string, waiting = false) => ({
  ...{ __typename: 'CertificateOffer', unit: { __typename: 'UnitBrief', id, name, level: 'COUNTY' } },
  ...{ issuingBasis: 'ACTIVITY_HOST', minutes: 240, services: 2, waiting },
});

test('she is offered only who may issue, the nearest first, and sends what she chose to be shown (AT-3)', async () => {
  const world = makeWorld({
    CertificateOffers: { certificateOffers: [offer('u1', '演示村妇联', true), offer('u2', '演示甲县妇联')] },
    RequestCertificate: { requestCertificate: refusal(['CERTIFICATE_WAITING', '还在等待开具', 'unitId']) },
  });
  const { page } = await show(RequestPage, {}, world);
  await settle();
  expect(page.text()).toContain('可以证明 4 小时，共 2 次服务');
  await page
    .findAll('[role=radio], input[type=radio], label')
    .find((one) => one.text() === '不写姓名')
    ?.trigger('click');
  await page.find('form').trigger('submit');
  await flushPromises();
  await settle();
  const sent = world.sent.find(({ operation }) => operation === 'RequestCertificate');
  expect(sent?.variables['input']).toMatchObject({ unitId: 'u2', showsIdNumber: false, wantsSeal: false });
  expect(page.text()).toContain('还在等待开具');
});
