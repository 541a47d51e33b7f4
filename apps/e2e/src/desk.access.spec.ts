import { expect, test } from '@playwright/test';
import { choose, demo, fromMenu } from './support/admin.ts';
import { answerWith, atDesk, staff } from './support/desk.ts';
import { mark } from './support/people.ts';

test('a security administrator gives a right for a term and takes it back, and keeps the catalogue of service types', ({
  browser,
}) =>
  atDesk(browser, demo.security, async (page) => {
    await page.goto(await staff(page));
    await page.getByRole('button', { name: '授权', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /授权$/ });
    await dialog.getByRole('button', { name: '授权' }).click();
    await expect(dialog.getByText(/请填写/).first()).toBeVisible();
    await choose(dialog, '方式', '单项权限');
    await choose(dialog, '权限', '查看操作记录');
    await dialog.getByRole('textbox', { name: '原因' }).fill(`检查${mark}`);
    await dialog.getByRole('button', { name: '授权' }).click();
    await expect(dialog).toHaveCount(0);
    const grant = page.getByRole('listitem').filter({ hasText: `检查${mark}` });
    await expect(grant).toContainText('查看操作记录');
    await grant.getByRole('button', { name: '收回' }).click();
    await answerWith(page, '检查结束。', '收回');
    await expect(grant).toContainText(/收回/);
    await expect(grant.getByRole('button')).toHaveCount(0);

    await fromMenu(page, '服务类型');
    await page.getByRole('button', { name: '添加服务类型' }).click();
    const type = page.getByRole('dialog', { name: '添加服务类型' });
    await type.getByRole('textbox', { name: '名称' }).fill(`演示类型${mark}`);
    await type.getByRole('textbox', { name: '代码' }).fill(mark.slice(-6));
    await type.getByRole('button', { name: '保存' }).click();
    await expect(type).toHaveCount(0);
    const row = page.getByRole('row').filter({ hasText: `演示类型${mark}` });
    await row.getByRole('button', { name: '修改', exact: true }).click();
    const change = page.getByRole('dialog', { name: '修改服务类型' });
    await change.getByText('使用中').click();
    await change.getByRole('button', { name: '保存' }).click();
    await expect(row).toContainText('已停用');
  }));
