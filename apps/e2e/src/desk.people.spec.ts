import { expect, test } from '@playwright/test';
import { choose, demo, demoPassword, fromMenu } from './support/admin.ts';
import { answerWith, atDesk } from './support/desk.ts';
import { mark } from './support/people.ts';
import { signInOnPhone } from './support/phone.ts';
import { paperPhoto } from './support/photo.ts';
import { linkIn } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

test('a coordinator accepts one request, declines another with a reason that stays beside it, and completes what was returned', ({
  browser,
}) =>
  atDesk(browser, demo.coordinator, async (page) => {
    // A sealed service reads 专业服务 in lists; whoever knows its title finds it by that.
    const list = `/admin/activities?keyword=${encodeURIComponent('邻里调解开放日')}`;
    await page.goto(`${await linkIn(list, '专业服务')(page)}/roster?state=REQUESTED`);
    const rows = page.getByRole('row').filter({ hasText: '待队长同意' });
    await expect(rows.first()).toBeVisible();
    const [first = '', second = ''] = await rows.getByText(/^演示·/).allInnerTexts();
    await rows.filter({ hasText: first }).getByRole('button', { name: '同意', exact: true }).click();
    await expect(rows.filter({ hasText: first })).toHaveCount(0);
    await rows.filter({ hasText: second }).getByRole('button', { name: '不同意', exact: true }).click();
    await answerWith(page, '这一场人手已经够了，欢迎参加下一场。', '不同意');
    await expect(rows.filter({ hasText: second })).toHaveCount(0);
    await choose(page, '状态', '未通过');
    await expect(page).toHaveURL(/state=DECLINED/);
    await expect(page.getByRole('row').filter({ hasText: second })).toContainText('欢迎参加下一场');

    await fromMenu(page, '时长审核');
    const line = page.getByRole('row').filter({ hasText: '演示·陈淑珍' });
    await line.getByRole('button', { name: '退回补充' }).click();
    const returning = page.getByRole('dialog', { name: '退回补充' });
    await returning.getByRole('textbox', { name: '需要补充什么' }).fill('离开时间与照片不符。');
    await returning.getByRole('button', { name: '退回补充' }).click();
    await expect(line).toHaveCount(0);
    await page.getByRole('radiogroup', { name: '状态' }).getByText('退回补充', { exact: true }).click();
    await expect(page).toHaveURL(/state=RETURNED/);
    await expect(line).toContainText('离开时间与照片不符。');
    await line.getByRole('button', { name: '补充后再提交' }).click();
    const again = page.getByRole('dialog', { name: '补充后再提交' });
    await again.getByRole('textbox', { name: '补充说明' }).fill('已与本人核对。');
    await again.getByRole('button', { name: '补充后再提交' }).click();
    await expect(line).toHaveCount(0);
    await page.getByRole('radiogroup', { name: '状态' }).getByText('待审核', { exact: true }).click();
    await expect(line).toContainText(/须由另一人审核/);
  }));

test('county staff verify a qualification by its photo, and keep a station with its six marks', async ({ browser }) => {
  const hers = await openWindow(browser, { viewport: phone });
  const phonePage = hers.page;
  await signInOnPhone(phonePage, demo.lawyer, demoPassword);
  await phonePage.goto('/me/qualifications');
  await phonePage.getByRole('button', { name: '提交一项资格' }).click();
  await phonePage.getByText('应急救援员证').click();
  await phonePage.getByLabel('发证机关').fill('演示·红十字会');
  await phonePage
    .getByLabel(/^证书照片/)
    .setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: await paperPhoto(phonePage) });
  await expect(phonePage.getByText('照片已上传')).toBeVisible();
  await phonePage.getByRole('button', { name: '提交', exact: true }).click();
  await expect(phonePage.getByText('已提交，等待核验')).toBeVisible();
  hers.watch.expectClean();
  await hers.context.close();

  await atDesk(browser, demo.staff, async (page) => {
    await page.goto(await linkIn('/admin/volunteers?keyword=演示·赵律', '演示·赵律')(page));
    const paper = page.getByRole('listitem').filter({ hasText: '演示·红十字会' });
    await paper.getByRole('button', { name: '核验' }).click();
    const photo = page.getByRole('img', { name: /证件照片/ });
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
    await page.getByRole('button', { name: '核验通过' }).click();
    await expect(paper).toContainText('已核验');

    await fromMenu(page, '组织');
    await page.getByRole('button', { name: '添加阵地' }).click();
    const dialog = page.getByRole('dialog', { name: '添加阵地' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByText(/请填写/).first()).toBeVisible();
    await dialog.getByRole('textbox', { name: '阵地名称' }).fill(`演示·妇女之家${mark}`);
    await dialog.getByRole('textbox', { name: '地址' }).fill('新村西路 1 号');
    await dialog.getByText('有场所').click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toHaveCount(0);
    const station = page.getByRole('listitem').filter({ hasText: `演示·妇女之家${mark}` });
    await expect(station).toContainText('有场所：已具备');
    await station.getByRole('button', { name: /^修改/ }).click();
    const change = page.getByRole('dialog', { name: '修改阵地' });
    await change.getByText('有标识').click();
    await change.getByRole('button', { name: '保存' }).click();
    await expect(station).toContainText('有标识：已具备');
  });
});
