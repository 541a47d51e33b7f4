import { expect, test } from '@playwright/test';
import { choose, demo, demoPassword, firstSignIn, fromMenu, qrText, signInToAdmin } from '../support/admin.ts';
import { demoCode } from '../support/otp.ts';
import type { Person } from '../support/people.ts';
import { giveConsents, registerByQr } from '../support/phone.ts';
import { phone } from '../support/windows.ts';
import { of, open, people, story, team, village } from './cast.ts';

async function becomeMember(who: Person): Promise<void> {
  const page = of('first');
  await fromMenu(page, '服务队');
  await page.getByRole('link', { name: team }).click();
  const row = page.getByRole('listitem').filter({ hasText: who.name });
  await row.getByRole('button', { name: '同意', exact: true }).click();
  await expect(row).toHaveCount(0);
}

/** A team comes to be: its coordinators, its members, and an elder who was written down. */
export function teamSteps(): void {
  test('county staff create a team in a village of hers and appoint two coordinators, who sign in with what is shown once', async ({
    browser,
  }) => {
    const staff = await open(browser, 'staff');
    await signInToAdmin(staff, demo.staff, demoPassword, () => demoCode(demo.staff));
    await fromMenu(staff, '服务队');
    await staff.getByRole('button', { name: '建立服务队' }).click();
    const dialog = staff.getByRole('dialog', { name: '建立服务队' });
    await choose(dialog, '所属单位', new RegExp(village), village);
    await dialog.getByRole('textbox', { name: '队名', exact: true }).fill(team);
    await dialog.getByRole('textbox', { name: '简介', exact: true }).fill('照看邻里老人，周末包饺子。');
    await dialog.getByRole('button', { name: '建立服务队' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: team })).toBeVisible();
    story.joinUrl = await qrText(staff, 'http');
    for (const who of ['first', 'second'] as const) {
      const { name, phone: number } = people[who];
      await staff.getByRole('button', { name: '任命队长' }).click();
      const appoint = staff.getByRole('dialog', { name: '任命队长' });
      await appoint.getByRole('textbox', { name: '姓名', exact: true }).fill(name);
      await appoint.getByRole('textbox', { name: '手机号', exact: true }).fill(number);
      await appoint.getByRole('button', { name: '任命队长' }).click();
      const password = await appoint.getByRole('code').innerText();
      const otpauth = await qrText(appoint, 'otpauth:');
      await appoint.getByRole('button', { name: '已告诉本人' }).click();
      const page = await open(browser, who);
      await firstSignIn(page, number, { password, otpauth }, `Ziji-${number}`);
      await expect(page.getByText(team).first()).toBeVisible();
    }
    await expect(staff.getByText(people.second.name)).toBeVisible();
  });

  test("a woman registers from the team's QR, three fields a page, with place and team filled in; a coordinator accepts her", async ({
    browser,
  }) => {
    const page = await open(browser, 'volunteer', phone);
    await registerByQr(page, story.joinUrl, people.volunteer, async (step) => {
      await expect(page.getByText(`第 ${step} 步，共 5 步`)).toBeVisible();
      // A question has one answer: a group of choices counts once.
      const asked = await page.locator('.field').count();
      expect(asked, `fields on page ${step}`).toBeLessThanOrEqual(3);
      if (step === 3) {
        await expect(page.getByRole('button', { name: new RegExp(village) })).toBeVisible();
        await expect(page.getByText(team)).toBeVisible();
      }
    });
    await page.goto('/me/teams');
    await expect(page.getByText('待队长同意')).toBeVisible();
    await becomeMember(people.volunteer);
    await page.reload();
    await expect(page.getByText('队员', { exact: true })).toBeVisible();
    const forgetful = await open(browser, 'forgetful', phone);
    await registerByQr(forgetful, story.joinUrl, people.forgetful);
    await becomeMember(people.forgetful);
  });

  test('whoever a coordinator registered stays 待本人确认 until she confirms it herself', async ({ browser }) => {
    const page = of('first');
    const { name, idNumber, phone: number, password } = people.elder;
    await fromMenu(page, '志愿者');
    await page.getByRole('button', { name: '代为登记' }).click();
    await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name);
    await page.getByRole('textbox', { name: '手机号', exact: true }).fill(number);
    await page.getByRole('textbox', { name: '证件号码', exact: true }).fill(idNumber);
    await choose(page, '居住区域', new RegExp(village), village);
    await choose(page, '加入服务队', team);
    await choose(page, '愿意参加的服务', '关爱老人儿童');
    await page.keyboard.press('Escape');
    await choose(page, '可服务时间', '随时');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const code = (await page.getByLabel('确认码', { exact: true }).innerText()).trim();
    await page.getByRole('button', { name: '已告诉本人' }).click();
    await expect(page.getByText('待本人确认').first()).toBeVisible();

    const elder = await open(browser, 'elder', phone);
    await elder.goto('/confirm');
    await elder.getByLabel('证件号码', { exact: true }).fill(idNumber);
    await elder.getByLabel('确认码', { exact: true }).fill(code);
    await elder.getByLabel('登录密码').fill(password);
    await giveConsents(elder);
    await elder.getByRole('button', { name: '确认是我本人，完成登记' }).click();
    await expect(elder.getByText('确认完成')).toBeVisible();
    await page.reload();
    await expect(page.getByText('待本人确认')).toHaveCount(0);
    await becomeMember(people.elder);
  });
}
