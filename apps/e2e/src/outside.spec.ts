import { type Browser, expect, type Page, test } from '@playwright/test';
import { demo, demoPassword, signInToAdmin } from './support/admin.ts';
import { demoCode } from './support/otp.ts';
import { signInOnPhone } from './support/phone.ts';
import { picture } from './support/picture.ts';
import { cellsOf, workbook } from './support/sheets.ts';
import { desktop, openWindow, phone, type Window } from './support/windows.ts';

/** Other platforms: their hours are shown here and counted nowhere, ours are typed in there and acknowledged. */
const windows: Window[] = [];
async function open(
  browser: Browser,
  looks: { viewport?: typeof desktop; colorScheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const window = await openWindow(browser, { viewport: desktop, ...looks });
  windows.push(window);
  return window.page;
}
test.afterEach(async () => {
  for (const { watch, context } of windows.splice(0)) {
    watch.expectClean();
    await context.close();
  }
});

const figure = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('b');

/** The page as it is, dark, and on a phone. */
async function looks(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(desktop);
}

test('hours of another platform are checked, imported, seen by herself beside her total, and taken back', async ({
  browser,
}) => {
  const page = await open(browser);
  await signInToAdmin(page, demo.staff, demoPassword, () => demoCode(demo.staff));
  await page.goto('/admin/external-hours/import');
  await expect(page.getByRole('heading', { name: '导入记录' })).toBeVisible();
  await looks(page, 'admin-external-imports');
  await page.getByRole('combobox', { name: '是哪个平台的记录' }).click();
  await page.getByRole('option', { name: '志愿汇' }).click();
  const rows = [
    ['编号', '志愿者姓名', '手机号', '项目名称', '活动日期', '服务时长（小时）', '组织单位'],
    ['ZYH-0001', '演示·王秀兰', demo.volunteer, '演示·社区清洁日', '2026-05-01', '2.5', '演示社区'],
    ['ZYH-0002', '演示·王秀兰', demo.volunteer, '演示·图书整理', '2026-05-02', '1', '演示社区'],
    ['ZYH-0003', '演示·无此人', '13900009999', '演示·图书整理', '2026-05-02', '1', '演示社区'],
  ];
  const csv = Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\n')}\n`);
  await page
    .getByLabel('文件', { exact: true })
    .setInputFiles({ name: '志愿汇导出.csv', mimeType: 'text/csv', buffer: csv });
  await expect(figure(page, '可以导入')).toHaveText('2', { timeout: 30_000 });
  await expect(figure(page, '有问题')).toHaveText('1');
  await expect(page.getByText('在您能查看的志愿者里没有找到这个人。')).toBeVisible();
  await looks(page, 'admin-external-checked');
  await page.getByRole('button', { name: '导入 2 条' }).click();
  await expect(figure(page, '已导入')).toHaveText('2', { timeout: 30_000 });
  await page.goto('/admin/external-hours');
  await expect(page.getByText('ZYH-0001')).toBeVisible();
  await looks(page, 'admin-external-hours');
  await page.getByRole('link', { name: '演示·王秀兰' }).first().click();
  await expect(page.getByText('只展示，不计入累计时长')).toBeVisible();
  await picture(page, 'admin-volunteer-external');

  const hers = await open(browser, { viewport: phone });
  await signInOnPhone(hers, demo.volunteer, demoPassword);
  await hers.goto('/hours');
  await expect(hers.getByText('只展示，不计入累计时长')).toBeVisible();
  await picture(hers, 'phone-hours-external');
  await hers.getByRole('link', { name: '查看 2 条外平台记录' }).click();
  await expect(hers.getByText('演示·社区清洁日')).toBeVisible();
  await picture(hers, 'phone-external');
  await hers.emulateMedia({ colorScheme: 'dark' });
  await picture(hers, 'phone-external-dark');

  await page.goto('/admin/external-hours/import');
  await page.getByRole('link', { name: '志愿汇导出.csv' }).first().click();
  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByRole('textbox').fill('演示·传错了文件');
  await page.getByRole('button', { name: '撤销导入' }).last().click();
  await expect(page.getByText(/撤销：演示·传错了文件/)).toBeVisible();
  await hers.reload();
  await expect(hers.getByText('还没有外平台时长')).toBeVisible();
});

test('records of ours are typed in elsewhere: noted one by one, a batch acknowledged by its own sheet, a difference explained', async ({
  browser,
}) => {
  const page = await open(browser);
  await signInToAdmin(page, demo.staff, demoPassword, () => demoCode(demo.staff));
  await page.goto('/admin/outside-systems');
  await page.getByRole('button', { name: '登记外部系统' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('系统', { exact: true }).click();
  await page.getByRole('option', { name: '中国志愿服务网' }).click();
  await dialog.getByLabel('服务日期起').fill('2025-01-01');
  await dialog.getByLabel('服务日期起').press('Enter');
  await picture(page, 'admin-outside-open');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '中国志愿服务网' })).toBeVisible();
  const note = page.getByRole('button', { name: '登记已录' });
  await expect(note.first()).toBeVisible();
  const waiting = await note.count();
  await looks(page, 'admin-outside-worklist');
  await note.first().click();
  await dialog.getByLabel('对方系统的编号').fill('CN-0001');
  await dialog.getByLabel('对方系统的时长（分钟）').fill('7');
  await dialog.getByLabel('对方系统的时长（分钟）').press('Tab');
  await expect(dialog.getByText(/保存后列为不一致/)).toBeVisible();
  await picture(page, 'admin-outside-note');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(note).toHaveCount(waiting - 1);
  await page.getByText(/^不一致 1$/).click();
  await page.getByRole('button', { name: '说明差异' }).click();
  await page.getByRole('textbox').fill('演示·对方按次计');
  await page.getByRole('dialog').getByRole('button', { name: '说明差异' }).click();
  await expect(page.getByText('没有这样的记录')).toBeVisible();

  await page.getByRole('button', { name: '生成批次' }).click();
  await expect(page.getByText('第 1 批')).toBeVisible();
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '录入表' }).click({ timeout: 30_000 }),
  ]);
  const cells = await cellsOf(sheet);
  const [head = [], ...lines] = cells;
  const [number, theirs] = [head.indexOf('记录编号'), head.indexOf('对方系统编号')];
  expect(lines.length).toBeGreaterThan(0);
  const filled = lines.map((line, i) => line.map((cell, at) => (at === theirs ? `CN-B${i}` : cell)));
  expect(filled.every((line) => line[number] !== '')).toBe(true);
  await page.getByLabel('上传第 1 批的回执').setInputFiles({
    name: '回执.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbook('回执', head, filled),
  });
  await expect(page.getByText('已回执')).toBeVisible({ timeout: 30_000 });
  await page.getByText(/^已录 \d+$/).click();
  await expect(page.getByText('CN-B0', { exact: false })).toBeVisible();
  await looks(page, 'admin-outside-answered');
  await page.goto('/admin/outside-systems');
  await expect(page.getByText('中国志愿服务网')).toBeVisible();
  await looks(page, 'admin-outside-systems');
});
