import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../../testing/world.ts';
import GuardianPage from './GuardianPage.vue';

const opened = async (renewal: boolean) => {
  const world = makeWorld({
    TextMessages: { textMessages: true },
    GuardianRequest: {
      guardianRequest: {
        __typename: 'GuardianRequest',
        childName: '演**满',
        childAge: 12,
        childData: true,
        guardianName: '演**妈',
        relation: '母亲',
        unitName: '演示区妇联',
        state: 'WAITING',
        renewal,
        askedAt: '2026-12-21T01:00:00Z',
        validUntil: '2099-12-28T01:00:00Z',
      },
    },
    PrivacyNotice: {
      privacyNotice: {
        __typename: 'PrivacyNotice',
        version: '2026-12-20',
        title: '新版告知书',
        body: '正文',
        english: null,
        publishedAt: '2026-12-19T16:00:00Z',
      },
    },
    DecideGuardian: { decideGuardian: { __typename: 'Done', id: 'g' } },
  });
  const { page } = await show(GuardianPage, {}, world);
  await settle();
  const decline = async (): Promise<string> => {
    await page
      .findAll('button')
      .find((one) => one.text() === '不同意')
      ?.trigger('click');
    await settle();
    return page.text();
  };
  return { page, world, decline };
};

test('asked about a newer version she reads that the child serves already, the new text, and what a no ends', async () => {
  const { page, world, decline } = await opened(true);
  expect(page.text()).toContain('是演示区妇联的巾帼志愿者');
  expect(page.text()).toContain('新版告知书');
  expect(page.text()).toContain('不同意的，原来的同意随之结束');
  expect(await decline()).toContain('原来的同意已经结束');
  expect(world.sent.find((one) => one.operation === 'DecideGuardian')?.variables).toMatchObject({
    accept: false,
    noticeVersion: '2026-12-20',
  });
});

test('asked for the first time she reads that the child asks to register', async () => {
  const { page, decline } = await opened(false);
  expect(page.text()).toContain('申请在演示区妇联注册为巾帼志愿者');
  expect(await decline()).toContain('孩子不会成为志愿者');
});
