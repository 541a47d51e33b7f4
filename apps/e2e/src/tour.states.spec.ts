import { expect, test } from '@playwright/test';
import { demo } from './support/admin.ts';
import { ask } from './support/ask.ts';
import { colleague, look, openDesk, pressing, today } from './support/desk.ts';
import { mark, woman } from './support/people.ts';
import { lookOnPhone } from './support/phone.ts';
import { makeTakenActivity, planOf } from './support/plan.ts';
import { linkIn } from './support/tour.ts';

// Pages in a state that only comes about by work: each is brought there by the app's own operations.
test.describe.configure({ timeout: 420_000 });

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
      {
        name: 'admin-cancelled-texts',
        path: `/admin/activities/${id}`,
        ready: '查看通知了谁',
        act: async (page) => {
          await pressing('发到微信群')(page);
          await expect(page.getByRole('textbox', { name: '变动通知' })).toHaveValue(/暴雨红色预警/);
        },
      },
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
