import { expect, test } from '@playwright/test';
import { choose, demo, fromMenu } from './support/admin.ts';
import { atDesk, openDesk } from './support/desk.ts';

test('Ctrl K finds people, activities and teams by keyboard alone, and filters stay in the address', ({ browser }) =>
  atDesk(browser, demo.coordinator, async (page) => {
    for (const [words, found] of [
      ['wangxiulan', '演示·王秀兰'],
      ['法律咨询', '法律咨询进社区'],
      ['shiliuhong', '演示·石榴红巾帼志愿服务队'],
    ] as const) {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: '查找' });
      await palette.getByRole('textbox').fill(words);
      await expect(palette.getByRole('button', { name: new RegExp(found) }).first()).toBeVisible();
      // Teams come last; upwards from the first leads there.
      if (found.endsWith('服务队')) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: found })).toBeVisible();
    }
    await fromMenu(page, '活动');
    await page.getByRole('textbox', { name: '按活动名称、拼音查找' }).fill('liyue');
    await expect(page.getByText('没有符合条件的活动')).toBeVisible();
    await page.getByRole('textbox', { name: '按活动名称、拼音查找' }).fill('falv');
    await choose(page, '状态', '招募中');
    await choose(page, '服务类型', '法律咨询');
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(page).toHaveURL(/keyword=falv.*type=.*state=PUBLISHED/);
    await page.reload();
    await expect(page.getByRole('textbox', { name: '按活动名称、拼音查找' })).toHaveValue('falv');
    await expect(page.getByRole('row')).toHaveCount(2);
  }));

test('what cannot be loaded says so and loads when it is asked again', async ({ browser }) => {
  const { context, page } = await openDesk(browser, demo.coordinator);
  for (const [path, shown] of [
    ['/admin/activities', '法律咨询进社区'],
    ['/admin/volunteers', '演示·王秀兰'],
    ['/admin/hours', '重阳敬老包饺子'],
  ] as const) {
    await page.goto('/admin/inbox');
    await expect(page.getByRole('heading', { level: 1, name: '待办消息' })).toBeVisible();
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: '' }));
    await page.evaluate((to) => history.pushState({}, '', to), path);
    await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate', { state: history.state })));
    await expect(page.getByText('没有加载出来')).toBeVisible();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '再试一次' }).click();
    await expect(page.getByText(shown).first()).toBeVisible();
  }
  await context.close();
});
