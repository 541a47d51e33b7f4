import { type Browser, expect, test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { ask, sendPicture } from './support/ask.ts';
import { colleague, look, openDesk, pressing, today } from './support/desk.ts';
import { mark, woman } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { makeTakenActivity, planOf } from './support/plan.ts';
import { linkIn, type Stop, tour } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

// Pages in a state that only comes about by work: each is brought there by the app's own operations.
test.describe.configure({ timeout: 420_000 });

async function lookOnPhone(browser: Browser, who: string, stops: readonly Stop[]): Promise<void> {
  const { context, page, watch } = await openWindow(browser, { viewport: phone });
  await signInOnPhone(page, who, demoPassword);
  await tour(page, stops);
  watch.expectClean();
  await context.close();
}

const served = linkIn('/admin/activities?keyword=亲子阅读角', '亲子阅读角开放');

test('an activity that was closed with photos is accessible at the desk and on the phone', async ({ browser }) => {
  const desk = await openDesk(browser, demo.coordinator);
  const id = (await served(desk.page)).split('/').at(-1) ?? '';
  const photos: string[] = [];
  for (const caption of ['孩子们围坐读绘本', '志愿者讲《曹冲称象》', '散场前合影，家长都同意公开'])
    photos.push(
      (
        await ask<{ addPhoto: { photo: { id: string } } }>(desk.page, 'admin', 'AddPhoto', {
          input: {
            activityId: id,
            fileId: await sendPicture(desk.page, 'admin'),
            caption,
            audience: 'VOLUNTEERS',
            people: ['演示·陈小朵'],
            stated: true,
          },
        })
      ).addPhoto.photo.id,
    );
  await ask(desk.page, 'admin', 'WithdrawPhoto', { id: photos[2], reason: '一位家长不愿再公开' });
  const { version } = await planOf(desk.page, id);
  const summary = '26 名孩子和家长参加，借出绘本 40 册；下次多备几张矮凳。';
  await ask(desk.page, 'admin', 'CloseActivity', { id, version, peopleServed: 26, summary });
  await desk.context.close();
  await look(
    browser,
    [
      { name: 'admin-closed', path: `/admin/activities/${id}/close`, ready: '孩子们围坐读绘本' },
      {
        name: 'admin-photo-form',
        path: `/admin/activities/${id}/close`,
        ready: '孩子们围坐读绘本',
        act: async (page) => {
          await pressing('添加照片')(page);
          await expect(page.getByRole('button', { name: '选择照片' }).first()).toBeVisible();
        },
      },
    ],
    demo.coordinator,
  );
  await lookOnPhone(browser, demo.volunteer, [
    { name: 'volunteer-closed', path: `/activities/${id}`, ready: '孩子们围坐读绘本' },
  ]);
});

test('an activity that lost places, moved and was cancelled is accessible at the desk and on the phone', async ({
  browser,
}) => {
  const desk = await openDesk(browser, demo.coordinator);
  const id = await makeTakenActivity(desk.page);
  await desk.context.close();
  await look(
    browser,
    [
      {
        name: 'admin-places-losers',
        path: `/admin/activities/${id}/places`,
        ready: '改动后，这里先列出会影响谁',
        act: async (page) => {
          await page.getByRole('spinbutton').first().fill('1');
          await page.keyboard.press('Tab');
          await expect(page.getByText('演示·赵律')).toBeVisible();
        },
      },
    ],
    demo.coordinator,
  );
  const again = await openDesk(browser, demo.coordinator);
  const { version } = await planOf(again.page, id);
  await ask(again.page, 'admin', 'CancelActivity', { id, version, reason: '暴雨红色预警，另行通知。' });
  await again.context.close();
  await look(
    browser,
    [
      { name: 'admin-cancelled', path: `/admin/activities/${id}`, ready: '查看通知了谁' },
      { name: 'admin-cancelled-history', path: `/admin/activities/${id}/history`, ready: '暴雨红色预警' },
    ],
    demo.coordinator,
  );
  await lookOnPhone(browser, demo.volunteer, [
    { name: 'volunteer-cancelled', path: `/activities/${id}`, ready: '暴雨红色预警' },
    { name: 'volunteer-cancelled-shift', path: '/shifts', ready: '暴雨红色预警' },
  ]);
});

test('whoever saw her number and what she asked for are accessible on her phone', async ({ browser }) => {
  const desk = await openDesk(browser, demo.staff);
  const her = (await linkIn('/admin/volunteers?keyword=演示·李桂英', '演示·李桂英')(desk.page)).split('/').at(-1);
  await ask(desk.page, 'admin', 'RevealNumber', {
    volunteerId: her,
    field: 'PHONE',
    purpose: 'URGENT',
    reason: '活动临时改到文化广场，打电话通知。',
  });
  await desk.context.close();
  await lookOnPhone(browser, demo.newcomer, [
    { name: 'volunteer-rights-seen', path: '/me/rights', ready: '打电话通知' },
  ]);
});

test('what a successor would take over is accessible before it is done', ({ browser }) =>
  look(
    browser,
    [
      {
        name: 'admin-handover-preview',
        path: colleague,
        ready: '张店区',
        act: async (page) => {
          await pressing('换届交接')(page);
          const dialog = page.getByRole('dialog', { name: /职责交接给他人/ });
          const next = woman(`接任${mark}`);
          await dialog.getByRole('textbox', { name: '接任人姓名' }).fill(next.name);
          await dialog.getByRole('textbox', { name: '接任人手机号' }).fill(next.phone);
          await dialog.getByRole('textbox', { name: '原因' }).fill('换届');
          await dialog.getByRole('button', { name: '查看将移交的内容' }).click();
          await expect(dialog.getByText(/将移交 \d+ 项职责/)).toBeVisible();
        },
      },
    ],
    demo.staff,
  ));

test('the board fits the narrowest phone', async ({ browser }) => {
  const { context, page, watch } = await openDesk(browser, demo.coordinator);
  const path = await today(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${path}/board`);
  await expect(page.getByText('六位签到码')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  watch.expectClean();
  await context.close();
});
