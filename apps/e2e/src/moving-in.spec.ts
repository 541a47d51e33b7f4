import { type Browser, expect, type Page, test } from '@playwright/test';
import { demo, demoPassword, fromMenu, signInToAdmin } from './support/admin.ts';
import { demoCode } from './support/otp.ts';
import { mark } from './support/people.ts';
import { giveConsents } from './support/phone.ts';
import { asTyped, cellsOf, headers, villagers, workbook } from './support/sheets.ts';
import { desktop, openWindow, phone, type Window } from './support/windows.ts';

/** Moving in: a village's own list, with mistakes in it, becomes volunteers who confirm themselves. */
const windows: Window[] = [];
async function open(browser: Browser, viewport = desktop): Promise<Page> {
  const window = await openWindow(browser, { viewport });
  windows.push(window);
  return window.page;
}
test.afterEach(async () => {
  for (const { watch, context } of windows.splice(0)) {
    watch.expectClean();
    await context.close();
  }
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/admin/volunteers/import');
  await page.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType: xlsx, buffer });
  await expect(page.getByRole('heading', { name: '核对每一列是什么' })).toBeVisible();
}
const figure = (page: Page, label: string) =>
  page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });
async function check(page: Page, figures: Record<string, number>): Promise<void> {
  await page.getByRole('button', { name: '开始检查' }).click();
  for (const [label, n] of Object.entries(figures))
    await expect(figure(page, label).locator('b'), label).toHaveText(String(n), { timeout: 30_000 });
}

test('a village’s spreadsheet with 5 % bad rows: the right ones are moved in once, the wrong ones come back with their reason, mended and moved in', async ({
  browser,
}) => {
  const page = await open(browser);
  await signInToAdmin(page, demo.staff, demoPassword, () => demoCode(demo.staff));
  const people = villagers();
  const name = `工盛社区名册${mark}.xlsx`;
  const sheet = await workbook('演示·工盛社区巾帼志愿者名册', headers, asTyped(people));

  // The columns are guessed from headers nobody taught us, and the village is found by its name.
  await bring(page, name, sheet);
  for (const [column, field] of [
    ['身份证号', '证件号码'],
    ['联系电话', '手机号'],
    ['所在社区', '居住村（社区）'],
  ])
    await expect(page.getByRole('listitem').filter({ hasText: column ?? '' })).toContainText(field ?? '');
  await check(page, { 总行数: 40, 可以导入: 38, 疑似重复: 0, 有问题: 2 });
  // A dry run: nobody is there yet, and the page can be left and found again.
  await fromMenu(page, '志愿者');
  await page.getByRole('textbox', { name: /姓名/ }).fill(mark);
  await expect(page.getByText('没有符合条件的志愿者')).toBeVisible();
  await page.goto('/admin/volunteers/import');
  await page.getByRole('link', { name }).click();
  const bad = page.getByRole('row').filter({ hasText: people[12]?.name ?? '' });
  await expect(bad).toContainText('证件号码');
  await expect(bad).not.toContainText(people[12]?.idNumber.slice(0, 17) ?? '');

  // What is wrong goes back as it stood, each with its reason.
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载没有导入的行' }).click();
  const returned = await cellsOf(await saving);
  expect(returned[0]).toEqual([...headers, '原因', '原表行号']);
  expect(returned.slice(1).map((row) => row[1])).toEqual([people[12]?.name, people[30]?.name]);
  expect(returned[1]?.[6]).toMatch(/^证件号码：/);
  expect(returned[2]?.[6]).toMatch(/^手机号：/);
  expect(returned.slice(1).map((row) => row[7])).toEqual(['15', '33']);

  await page.getByRole('button', { name: '导入 38 人' }).click();
  await expect(figure(page, '已导入').locator('b')).toHaveText('38', { timeout: 30_000 });
  await expect(page.getByText('其中 38 人待本人确认')).toBeVisible();

  // The same file again changes nothing.
  await bring(page, name, sheet);
  await expect(page.getByText(/这个文件在 .* 导入过/)).toBeVisible();
  await check(page, { 总行数: 40, 可以导入: 0 });
  await expect(page.getByRole('button', { name: '导入 0 人' })).toBeDisabled();

  // The returned file, mended in place, brings the other two.
  const mended = returned.slice(1).map((row, i) => {
    const right = people[i === 0 ? 12 : 30];
    return [row[0], row[1], right?.idNumber, right?.phone, ...row.slice(4)].map((cell) => cell ?? null);
  });
  await bring(page, `改好-${name}`, await workbook('没有导入的行', returned[0] ?? [], mended));
  await check(page, { 总行数: 2, 可以导入: 2, 有问题: 0 });
  await page.getByRole('button', { name: '导入 2 人' }).click();
  await expect(figure(page, '已导入').locator('b')).toHaveText('2', { timeout: 30_000 });

  // One of the two confirms herself with the slip she was handed.
  await page.getByRole('button', { name: '确认码' }).click();
  await page.getByRole('button', { name: '生成确认码' }).click();
  const her = people[30] ?? people[0];
  if (!her) throw new Error('nobody');
  const code = (await page.getByLabel(`${her.name} 的确认码`).innerText()).trim();
  const hers = await open(browser, phone);
  await hers.goto('/confirm');
  await hers.getByLabel('证件号码', { exact: true }).fill(her.idNumber);
  await hers.getByLabel('确认码', { exact: true }).fill(code);
  await hers.getByLabel('登录密码').fill('Xingfu-2026');
  await giveConsents(hers);
  await hers.getByRole('button', { name: '确认是我本人，完成登记' }).click();
  await expect(hers.getByText('确认完成')).toBeVisible();

  await page.goto(`/admin/volunteers?keyword=${mark}`);
  await expect(page.getByText(/共 40 条/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: her.name })).not.toContainText('待本人确认');
});
