import { expect, type Page, test } from '@playwright/test';
import { demo, demoPassword, fromMenu } from './support/admin.ts';
import { atDesk } from './support/desk.ts';
import { signInOnPhone } from './support/phone.ts';
import { paperPhoto } from './support/photo.ts';
import { picture } from './support/picture.ts';
import { linkIn } from './support/tour.ts';
import { openWindow, phone } from './support/windows.ts';

const title = '社区图书角整理';
/** She came without signing up and was never scanned: only the sheet of paper tells of her. */
const her = { name: '演示·赵红霞', phone: '13900000025' } as const;

/** Her line in the review of hours. */
async function lineOf(page: Page) {
  await fromMenu(page, '时长审核');
  await page.getByRole('textbox', { name: '按志愿者、活动查找', exact: true }).fill(title);
  // What is unfolded before the list is narrowed would be folded again by it.
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /\d+月\d+日/ })
      .filter({ hasNotText: title }),
  ).toHaveCount(0);
  return page.getByRole('row').filter({ hasText: title }).filter({ hasText: her.name });
}

test('a late entry: the team enters it with the signed sheet, nobody of the team may approve it, the county looks at the sheet and does', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  await atDesk(browser, demo.coordinator, async (page) => {
    const path = await linkIn(`/admin/activities?keyword=${encodeURIComponent(title)}`, title)(page);
    await page.goto(`${path}/roster`);
    await page.getByRole('button', { name: '补录时长' }).click();
    // Nothing is handed in without the sheet and a reason; each says so at its own field.
    await page.getByRole('button', { name: /^提交补录/ }).click();
    await expect(page.getByText('请上传签字表的照片，每次补录都要重新拍照上传。')).toBeVisible();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'sheet.png', mimeType: 'image/png', buffer: await paperPhoto(page) });
    const picker = page.getByRole('combobox', { name: '添加其他人：姓名、拼音或志愿者编号' });
    await picker.fill('赵红霞');
    await page.getByRole('option', { name: /赵红霞/ }).click();
    await page.getByRole('textbox', { name: '为什么没有扫码' }).fill('当天她临时来帮忙，在纸质签到表上签了字。');
    await picture(page, 'late-entry');
    await page.getByRole('button', { name: '提交补录（1 人）' }).click();
    await expect(page.getByText('已补录，等待上级单位审核')).toBeVisible();
  });

  // Neither who entered it nor her colleague of the same team approves: it takes somebody above (rules §2).
  for (const who of [demo.coordinator, demo.second])
    await atDesk(browser, who, async (page) => {
      const line = await lineOf(page);
      await expect(line).toContainText('上级');
      await expect(line.getByRole('button', { name: '通过', exact: true })).toHaveCount(0);
    });

  const hers = await openWindow(browser, { viewport: phone });
  await signInOnPhone(hers.page, her.phone, demoPassword);
  const own = hers.page.getByRole('link', { name: new RegExp(title) });
  await hers.page.goto('/hours');
  await own.click();
  await expect(hers.page.getByText(/^由 .*张店区妇.* 审核/)).toBeVisible();
  await expect(hers.page.getByRole('main')).toContainText('补录');

  await atDesk(browser, demo.staff, async (page) => {
    const line = await lineOf(page);
    // What looks wrong comes first: the line has no button until somebody has looked on record.
    await expect(line.getByRole('button', { name: '通过', exact: true })).toHaveCount(0);
    await line.getByRole('button', { name: /展开|expand/i }).click();
    const sheet = page.getByRole('img', { name: '签字表照片，点开看大图' });
    // Below the window's edge it is not loaded yet.
    await sheet.scrollIntoViewIfNeeded();
    await expect.poll(() => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expect(page.getByText('当天她临时来帮忙，在纸质签到表上签了字。')).toBeVisible();
    await picture(page, 'late-evidence');
    await page.getByRole('button', { name: '核查', exact: true }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: '核查结果' });
    await dialog.getByText('核实无误，可以继续审核').click();
    await dialog.getByRole('textbox', { name: '怎样核实的' }).fill('电话问过本人和队长，与签字表一致。');
    await dialog.getByRole('button', { name: '核查', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await line.getByRole('button', { name: '通过', exact: true }).click();
    await expect(line).toHaveCount(0);
  });

  await hers.page.reload();
  await expect(hers.page.getByRole('main')).toContainText('审核计入');
  await expect(hers.page.getByRole('main')).toContainText('补录');
  hers.watch.expectClean();
  await hers.context.close();
});
