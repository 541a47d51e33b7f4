import { expect, type Page, test } from '@playwright/test';
import { choose, fromMenu, setTime } from '../support/admin.ts';
import { fullMinuteAfter, plusMinutes, wall } from '../support/clock.ts';
import { mark } from '../support/people.ts';
import { of, opening, people, quickTitle, story, title, village } from './cast.ts';

async function find(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('searchbox').press('Enter');
}

/** By kind of service, and from a day on. */
async function narrow(page: Page, { type, from }: { type: string; from?: string }): Promise<void> {
  await page.getByRole('button', { name: /^筛选/ }).click();
  const sheet = page.getByRole('dialog', { name: '筛选' });
  await sheet.getByLabel('服务类别').selectOption({ label: type });
  if (from) {
    await sheet.getByText('选日期', { exact: true }).click();
    await sheet.getByLabel('从哪天起').fill(from);
  }
  await sheet.getByRole('button', { name: '看结果' }).click();
  await expect(sheet).toHaveCount(0);
}
const dayAfter = (moment: Date): string => wall(plusMinutes(moment, 24 * 60)).slice(0, 10);

/** An activity is published, found and taken, or not, with the reason why. */
export function activitySteps(): void {
  test('publishing is refused with every reason at once, and goes through when the law’s conditions are met; quick start too', async () => {
    const page = of('first');
    await fromMenu(page, '项目');
    await page.getByRole('button', { name: '新建项目' }).click();
    const project = page.getByRole('dialog', { name: '新建项目' });
    await project.getByRole('textbox', { name: '项目名称', exact: true }).fill(`邻里守望${mark}`);
    await choose(project, '服务类型', '关爱老人儿童');
    await project.getByRole('button', { name: '保存' }).click();
    await expect(project).toHaveCount(0);
    await page
      .getByRole('row', { name: new RegExp(`邻里守望${mark}`) })
      .getByRole('button', { name: '添加活动' })
      .click();

    await page.getByRole('textbox', { name: '活动名称', exact: true }).fill(title);
    await choose(page, '所在村（社区）', new RegExp(village), village);
    await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('社区日间照料中心');
    await page.getByRole('textbox', { name: '服务内容', exact: true }).fill('陪老人包饺子、拉家常。');
    await page.getByRole('textbox', { name: '志愿者条件', exact: true }).fill('身体健康。');
    await page.getByRole('textbox', { name: '可能的风险', exact: true }).fill('厨房有明火和刀具。');
    await page.getByRole('textbox', { name: '可提供的保障', exact: true }).fill('备有急救箱。');
    await page.getByRole('textbox', { name: '活动负责人', exact: true }).fill(people.first.name);
    await page.getByRole('textbox', { name: '联系电话', exact: true }).fill(people.first.phone);
    await choose(page, '风险等级', '可能发生人身危险');
    await page.getByRole('button', { name: '添加岗位' }).click();
    await page.getByRole('textbox', { name: '岗位名称', exact: true }).fill('包饺子');
    await page.getByRole('button', { name: '添加岗位' }).click();
    const firstAid = page.getByRole('group', { name: '岗位 2' });
    await firstAid.getByRole('textbox', { name: '岗位名称', exact: true }).fill('现场急救');
    await firstAid.getByText('须具备专业资格').click();
    await page.getByRole('button', { name: '添加时段' }).click();
    const later = fullMinuteAfter(24 * 3600);
    await setTime(page, '开始时间', wall(later));
    await setTime(page, '结束时间', wall(plusMinutes(later, 60)));
    await page.getByRole('spinbutton', { name: /^包饺子.*最多人数/ }).fill('4');
    await page.getByRole('spinbutton', { name: /^现场急救.*最多人数/ }).fill('1');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByText('须先为志愿者购买人身意外伤害保险')).toBeVisible();
    await expect(page.getByText('岗位“现场急救”要求专业资格，请写明是哪一种')).toBeVisible();

    await page.getByRole('textbox', { name: '保险单号', exact: true }).fill('演示-PICC-0001');
    await choose(firstAid, '选择资格', /急救/);
    // Soon enough for the codes to count today: check-in opens an hour before, sign-up ends with the start.
    story.startsAt = fullMinuteAfter(80);
    story.endsAt = plusMinutes(story.startsAt, 1);
    await setTime(page, '开始时间', wall(story.startsAt));
    await setTime(page, '结束时间', wall(story.endsAt));
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText('招募中').first()).toBeVisible();
    story.activityPath = new URL(page.url()).pathname;

    await fromMenu(page, '工作台');
    await page.getByRole('button', { name: '快速发起' }).click();
    await page.getByRole('textbox', { name: '做什么', exact: true }).fill(quickTitle);
    await choose(page, '服务类型', '关爱老人儿童');
    await setTime(page, '开始时间', wall(plusMinutes(story.startsAt, -1)));
    await setTime(page, '结束时间', wall(plusMinutes(story.startsAt, 90)));
    await choose(page, '所在村（社区）', new RegExp(village), village);
    await page.getByRole('textbox', { name: '活动地点', exact: true }).fill('三号楼');
    await page.getByRole('button', { name: '发布并开始报名' }).click();
    await expect(page.getByRole('heading', { level: 1, name: quickTitle })).toBeVisible();
  });

  test('a volunteer finds the activity by Chinese, by pinyin, by type and by date, signs up, cancels and signs up again, and the board shows it live', async () => {
    const board = of('first');
    await board.goto(`${story.activityPath}/board`);
    await expect(board.getByText('这里还没有人')).toBeVisible();
    const page = of('volunteer');
    await page.goto('/activities');
    await find(page, 'jinglao');
    const link = page.getByRole('link', { name: title });
    await expect(link).toBeVisible();
    await find(page, `饺子${mark}`);
    await expect(link).toBeVisible();
    await narrow(page, { type: '法律援助' });
    await expect(link).toHaveCount(0);
    await narrow(page, { type: '关爱老人儿童', from: dayAfter(story.startsAt) });
    await expect(link).toHaveCount(0);
    await narrow(page, { type: '关爱老人儿童', from: wall(story.startsAt).slice(0, 10) });
    await page.getByRole('link', { name: title }).click();
    await opening(page).getByRole('button', { name: '我要报名' }).click();
    await expect(page.getByText('报名成功')).toBeVisible();
    const row = board.getByRole('row').filter({ hasText: people.volunteer.name }).filter({ hasText: '已报名' });
    await expect(row).toHaveCount(1);
    await opening(page).getByRole('button', { name: '我去不了' }).click();
    await page.getByRole('button', { name: '确定取消' }).click();
    await expect(row).toHaveCount(0);
    await opening(page).getByRole('button', { name: '我要报名' }).click();
    await expect(row).toHaveCount(1);
  });

  test('she reads why she may not take an opening that clashes with hers, or that needs a qualification', async () => {
    const page = of('volunteer');
    await expect(page.getByRole('article').filter({ hasText: '现场急救' })).toContainText(
      /需要“.*急救.*”，请先提交资格/,
    );
    await page.goto('/activities');
    await find(page, quickTitle);
    await page.getByRole('link', { name: quickTitle }).click();
    await expect(page.getByText('与您已报名的时段时间重叠')).toBeVisible();
    await expect(page.getByRole('button', { name: '我要报名' })).toHaveCount(0);
  });
}
