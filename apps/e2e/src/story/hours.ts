import { expect, type Locator, type Page, test } from '@playwright/test';
import { fromMenu, setTime } from '../support/admin.ts';
import { untilClock, wall } from '../support/clock.ts';
import { of, people, story, title } from './cast.ts';

async function recordsOf(page: Page): Promise<Locator> {
  await fromMenu(page, '时长审核');
  await page.getByRole('textbox', { name: '按志愿者、活动查找', exact: true }).fill(title);
  return page.getByRole('row').filter({ hasText: title });
}

/** The box itself is drawn by its label. */
const tick = (line: Locator): Promise<void> => line.getByRole('checkbox').press('Space');

/** She sees the line, and why another must decide it. */
async function expectNotHers(line: Locator): Promise<void> {
  await expect(line).toContainText(/须由另一人审核/);
  await expect(line.getByRole('checkbox')).toBeDisabled();
  await expect(line.getByRole('button', { name: '通过', exact: true })).toHaveCount(0);
}

/** Minutes are approved by another person, read by her who served, and corrected by two. */
export function hoursSteps(): void {
  test('whoever proposed or scanned may not approve and reads why; another coordinator returns one with a reason, and approves several at once', async () => {
    const first = of('first');
    const lines = await recordsOf(first);
    await expect(lines).toHaveCount(3);
    for (const who of [people.elder, people.forgetful]) await expectNotHers(lines.filter({ hasText: who.name }));
    const second = of('second');
    const queue = await recordsOf(second);
    const forgotten = queue.filter({ hasText: people.forgetful.name });
    await forgotten.getByRole('button', { name: '退回补充' }).click();
    const dialog = second.getByRole('dialog', { name: '退回补充' });
    await dialog.getByRole('textbox', { name: '需要补充什么', exact: true }).fill('请附上离开时的照片。');
    await dialog.getByRole('button', { name: '退回补充' }).click();
    await expect(forgotten).toHaveCount(0);
    const forgetful = of('forgetful');
    await forgetful.goto('/hours');
    await expect(forgetful.getByText('累计服务时长').locator('..')).toContainText(/0(\.00)? 小时/);
    await forgetful.getByRole('link', { name: new RegExp(title) }).click();
    await expect(forgetful.getByText('请附上离开时的照片。')).toBeVisible();

    await first.getByRole('radiogroup', { name: '状态' }).getByText('退回补充', { exact: true }).click();
    await lines.filter({ hasText: people.forgetful.name }).getByRole('button', { name: '补充后再提交' }).click();
    const again = first.getByRole('dialog', { name: '补充后再提交' });
    await again.getByRole('textbox', { name: '补充说明' }).fill('照片已在群里发过，与门口登记一致。');
    await again.getByRole('button', { name: '补充后再提交' }).click();
    await expect(again).toHaveCount(0);
    await second.reload();
    for (const who of [people.volunteer, people.forgetful]) await tick(queue.filter({ hasText: who.name }));
    await second.getByRole('button', { name: '审核通过 2 条' }).click();
    await expect(second.getByText('已通过 2 条')).toBeVisible();
    await expect(queue).toHaveCount(1);
    await expectNotHers(queue);
  });

  test('where both coordinators did a scan, the line waits with the county’s staff, and she reads with whom', async () => {
    const elder = of('elder');
    await elder.goto('/hours');
    await elder.getByRole('link', { name: new RegExp(title) }).click();
    await expect(elder.getByText(/^由 .*张店区妇.* 审核/)).toBeVisible();
    const staff = of('staff');
    const waiting = (await recordsOf(staff)).filter({ hasText: people.elder.name });
    await waiting.getByRole('button', { name: '通过', exact: true }).click();
    await expect(waiting).toHaveCount(0);
    await elder.reload();
    await expect(elder.getByRole('main')).toContainText('审核计入');
  });

  test('the volunteer sees her record with every field of 令67 §7, and a total of approved minutes only', async () => {
    const page = of('volunteer');
    await page.goto('/hours');
    const total = page.getByText('累计服务时长').locator('..');
    await expect(total).toContainText(/[1-9] 分钟/);
    const line = page.getByRole('link', { name: new RegExp(title) });
    // Approved, it is on notice; final when nobody objects (rules §2).
    await expect(line).toContainText('公示中');
    await line.click();
    for (const field of [
      '活动名称',
      '服务日期',
      '服务地点',
      '服务内容',
      '服务时间',
      '活动组织单位',
      '活动负责人',
      '认定方式',
    ]) {
      await expect(page.getByRole('term').filter({ hasText: field })).toBeVisible();
    }
    await expect(page.getByText('陪老人包饺子、拉家常。')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('审核计入');
  });

  test('an approved record that is wrong is corrected by two, and she reads what changed and why', async () => {
    const why = '她签退以后又收拾了一分钟桌椅。';
    const later = new Date(story.leftAt.getTime() + 60_000);
    await untilClock(later);
    const first = of('first');
    await first.goto('/admin/hours?state=APPROVED');
    await first.getByRole('textbox', { name: '按志愿者、活动查找', exact: true }).fill(title);
    const line = first.getByRole('row').filter({ hasText: title }).filter({ hasText: people.volunteer.name });
    await line.getByRole('button', { name: '更正', exact: true }).click();
    const dialog = first.getByRole('dialog', { name: '更正' });
    await setTime(dialog, '实际离开时间', wall(later));
    await dialog.getByRole('textbox', { name: '为什么要更正', exact: true }).fill(why);
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await expect(dialog).toHaveCount(0);

    const second = of('second');
    await second.goto('/admin/hours?state=CORRECTING');
    const waiting = second.getByRole('row').filter({ hasText: why });
    await waiting.getByRole('button', { name: '同意更正' }).click();
    await expect(second.getByText('已更正，时长已重新计入')).toBeVisible();
    await expect(waiting).toHaveCount(0);
    const page = of('volunteer');
    await page.goto('/hours');
    await page.getByRole('link', { name: new RegExp(title) }).click();
    await expect(page.getByRole('region', { name: '更正记录' })).toContainText(why);
  });
}
