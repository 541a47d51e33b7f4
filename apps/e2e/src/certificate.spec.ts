import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { demo, demoPassword, fromMenu } from './support/admin.ts';
import { ask } from './support/ask.ts';
import { accessibilityFindings } from './support/axe.ts';
import { answerWith, atDesk } from './support/desk.ts';
import { signInOnPhone } from './support/phone.ts';
import { picture } from './support/picture.ts';
import { desktop, openWindow, phone } from './support/windows.ts';

interface Mine {
  readonly myCertificateRequests: {
    readonly edges: readonly {
      readonly node: {
        readonly certificates: readonly { readonly number: string; readonly code: string; readonly shareUrl: string }[];
      };
    }[];
  };
}
/** What a page that checks answers, and its first words. */
const answer = (page: Page) => page.locator('section[role=status]');
const verdict = (page: Page) => answer(page).locator('b');

test('a certificate from request to a stranger: asked for on the phone, issued at the desk, checked by its code, its number and without a server, then revoked', async ({
  browser,
}, info) => {
  test.setTimeout(300_000);
  const hers = await openWindow(browser, { viewport: phone });
  const her = hers.page;
  await signInOnPhone(her, demo.volunteer, demoPassword);
  await her.goto('/hours');
  await her.getByRole('link', { name: '记录证明' }).click();
  await her.getByRole('link', { name: '申请记录证明' }).click();
  // Only who may issue is offered; what others will read stands there before she asks (AT-3).
  await expect(her.getByText(/可以证明 .+，共 \d+ 次服务/)).toBeVisible();
  const issuer = (await her.locator('.sheet__issuer').textContent()) ?? '';
  expect(await accessibilityFindings(her)).toEqual([]);
  await picture(her, 'certificate-request');
  await her.getByRole('button', { name: '提交申请' }).click();
  await expect(her.getByText('待开具').first()).toBeVisible();

  const stranger = await openWindow(browser, { viewport: desktop });
  const reader = stranger.page;
  await atDesk(browser, demo.staff, async (page) => {
    await fromMenu(page, '记录证明');
    const line = page.getByRole('listitem').filter({ hasText: issuer }).filter({ hasText: '完整姓名' }).first();
    await line.getByRole('button', { name: '开具', exact: true }).click();
    const dialog = page.getByRole('dialog').filter({ has: page.getByLabel('负责人') });
    await dialog.getByLabel('负责人').fill('演示·主席');
    await dialog.getByLabel('联系方式').fill('0533-0000000');
    await dialog.getByRole('button', { name: '开具', exact: true }).click();
    await expect(dialog).toHaveCount(0);

    // The worker prints it; she takes it along.
    const newest = her.getByRole('article').first();
    await expect(async () => {
      await her.goto('/certificates');
      await expect(newest.getByRole('link', { name: '下载证明（PDF）' })).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await picture(her, 'certificate-issued');
    const [download] = await Promise.all([
      her.waitForEvent('download'),
      newest.getByRole('link', { name: '下载证明（PDF）' }).click(),
    ]);
    const pdf = info.outputPath('certificate.pdf');
    await download.saveAs(pdf);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const { myCertificateRequests } = await ask<Mine>(her, 'volunteer', 'MyCertificates', { first: 5 });
    const mine = myCertificateRequests.edges.flatMap(({ node }) => node.certificates)[0];
    if (!mine) throw new Error('nothing was issued');

    // By its code: nothing of it is sent, and nobody's name is told.
    await reader.goto(mine.shareUrl);
    await expect(verdict(reader)).toHaveText('证明有效');
    await expect(answer(reader)).toContainText('签名真实');
    await expect(answer(reader)).toContainText(issuer);
    await expect(reader.getByText('演示·')).toHaveCount(0);
    expect(await accessibilityFindings(reader)).toEqual([]);
    await picture(reader, 'certificate-verified');
    // By number and letters, as they stand on the paper; a slip of the finger is told.
    await reader.goto('/verify');
    await reader.getByLabel('证明编号').fill(mine.number.toLowerCase());
    await reader.getByLabel('查验码').fill(`${mine.code.slice(0, 7)}${mine.code.endsWith('7') ? '8' : '7'}`);
    await reader.getByRole('button', { name: '查验', exact: true }).click();
    await expect(answer(reader)).toContainText('请核对每一位');
    await reader.getByLabel('查验码').fill(mine.code);
    await reader.getByRole('button', { name: '查验', exact: true }).click();
    await expect(verdict(reader)).toHaveText('证明有效');

    // Without a server: the page on the stranger's own disk, with the keys in it.
    const [saved] = await Promise.all([
      reader.waitForEvent('download'),
      reader.getByRole('button', { name: '下载查验网页' }).click(),
    ]);
    const html = info.outputPath('check.html');
    await saved.saveAs(html);
    const alone = await openWindow(browser, { viewport: phone });
    await alone.context.setOffline(true);
    await alone.page.goto(pathToFileURL(html).href);
    await alone.page.getByLabel('选择证明文件').setInputFiles(pdf);
    await expect(answer(alone.page)).toContainText('签名真实');
    await expect(answer(alone.page)).toContainText(`${mine.number} ${mine.code.slice(0, 4)} ${mine.code.slice(4)}`);
    await expect(alone.page.getByRole('listitem').first()).toContainText('分钟');
    expect(await accessibilityFindings(alone.page)).toEqual([]);
    await picture(alone.page, 'certificate-offline');
    alone.watch.expectClean();
    await alone.context.close();

    // Revoked with who, why and when: a stranger who asks again is told.
    await page.goto(`/admin/certificates?number=${mine.number}`);
    await picture(page, 'certificate-desk');
    await page.getByRole('button', { name: '撤销', exact: true }).first().click();
    await answerWith(page, '演示·记录有误', '撤销');
    await expect(page.getByText('演示·记录有误')).toBeVisible();
    // The link opened anew, not another mark on a page that is still loading.
    await reader.goto('about:blank');
    await reader.goto(mine.shareUrl);
    await expect(verdict(reader)).toHaveText('证明已撤销');
  });
  stranger.watch.expectClean();
  hers.watch.expectClean();
  await stranger.context.close();
  await hers.context.close();
});
