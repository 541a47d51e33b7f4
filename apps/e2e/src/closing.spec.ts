import { expect, test } from '@playwright/test';
import { demo, demoPassword } from './support/admin.ts';
import { ask, sendPicture } from './support/ask.ts';
import { atDesk, look, openDesk, pressing } from './support/desk.ts';
import { lookOnPhone, signInOnPhone } from './support/phone.ts';
import { paperPhoto } from './support/photo.ts';
import { linkIn } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

// What is closed is looked at afterwards, and an activity is closed once.
test.describe.configure({ mode: 'serial', timeout: 420_000 });

const title = '亲子阅读角开放';

test('an activity is closed: who did not come is said by name, and those who served read what came of it and see its photo', async ({
  browser,
}) => {
  let path = '';
  await atDesk(browser, demo.coordinator, async (page) => {
    path = await linkIn(`/admin/activities?keyword=${encodeURIComponent(title)}`, title)(page);
    await page.goto(`${path}/close`);
    const absent = page.getByRole('region', { name: '报了名、没有签到的人' });
    await absent.getByRole('button', { name: '确认这 1 人没有来' }).click();
    await expect(page.getByText('已记下，正在通知本人')).toBeVisible();
    await page.getByRole('spinbutton', { name: '服务人数' }).fill('32');
    await page.getByRole('textbox', { name: '小结' }).fill('三十二位家长和孩子一起读了绘本。');
    await page.getByRole('button', { name: '结项', exact: true }).click();
    await expect(page.getByText('三十二位家长和孩子一起读了绘本。')).toBeVisible();

    await page.getByRole('button', { name: '添加照片' }).click();
    await page
      .getByLabel('选择照片')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await paperPhoto(page) });
    await page.getByRole('textbox', { name: '照片里是什么' }).fill('志愿者给孩子们读绘本');
    await page.getByText(/我逐一问过/).click();
    await page.getByRole('button', { name: '放上照片' }).click();
    await expect(page.getByText('照片已放上')).toBeVisible();
    // What is closed offers no plan to edit any more.
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('button', { name: '修改', exact: true })).toHaveCount(0);
  });

  const hers = await openWindow(browser, { viewport: phone });
  await signInOnPhone(hers.page, demo.volunteer, demoPassword);
  await expect(async () => {
    await hers.page.goto('/inbox');
    await expect(hers.page.getByText(`“${title}”圆满结束`).first()).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 20_000 });
  await hers.page.goto(path.replace('/admin', ''));
  await expect(hers.page.getByText('三十二位家长和孩子一起读了绘本。')).toBeVisible();
  const photo = hers.page.getByRole('img', { name: '志愿者给孩子们读绘本' });
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  hers.watch.expectClean();
  await hers.context.close();
});

test('once closed, with photos, it is accessible at the desk and on the phone', async ({ browser }) => {
  const desk = await openDesk(browser, demo.coordinator);
  const id =
    (await linkIn(`/admin/activities?keyword=${encodeURIComponent(title)}`, title)(desk.page)).split('/').at(-1) ?? '';
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
