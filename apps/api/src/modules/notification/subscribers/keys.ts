import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { restorationOpened, type SecretChange, secretsChanged } from '../../people/index.ts';
import { workersFor } from '../write/recipients.ts';
import { tell } from '../write/tell.ts';

const notYou = '如果不是您本人操作，请马上联系所在妇联，由工作人员协助处理。';
const words: Record<SecretChange, { title: string; body: string }> = {
  PASSWORD: { title: '您的密码已修改', body: `其他设备上的登录已经退出。${notYou}` },
  SECOND_FACTOR: { title: '您的第二步验证已更新', body: `原来的恢复码已作废，其他设备已退出登录。${notYou}` },
  RECOVERY_CODES: { title: '您的恢复码已重新生成', body: `原来的恢复码已作废。${notYou}` },
  RECOVERY_USED: { title: '有人用恢复码登录了您的账号', body: `每个恢复码只能用一次，请留意剩余数量。${notYou}` },
  PIN: { title: '您的 PIN 已设置', body: `多人共用一个手机号时，用它区分是您本人。${notYou}` },
  RESTORED: { title: '您的账号已当面找回', body: `密码和第二步验证已重新设置，此前的登录全部退出。${notYou}` },
};

/** Whoever's keys change hears of it, in case it was not she. */
export const tellOfKeys = on(
  secretsChanged,
  'notification.tell-of-keys',
  async (tx, { accountId, what }, eventId) =>
    void (await tell(tx, eventId, [accountId], { kind: 'KEYS_CHANGED', ...words[what], link: null, sms: true })),
);

/** A restoration waits for a second person; she hears of it too, in case nobody stood there with papers. */
export const tellOfRestoration = on(
  restorationOpened,
  'notification.tell-of-restoration',
  async (tx, { restorationId }, eventId) => {
    const [row] = await tx.sql<{ account_id: string; unit_id: string; opened_by: string }>(
      sql`select account_id, unit_id, opened_by from account_restoration where id = ${restorationId}`,
    );
    if (!row) return;
    await tell(tx, eventId, await workersFor(tx, 'account.restore', row.unit_id, [row.account_id, row.opened_by]), {
      kind: 'RESTORATION_WAITING',
      title: '有账号找回待确认',
      body: '同事发起了一件账号找回，请当面看过证件后确认。',
      link: '/admin/access/restorations',
    });
    await tell(tx, eventId, [row.account_id], {
      kind: 'KEYS_CHANGED',
      title: '有人为您办理账号找回',
      body: `妇联工作人员已看过证件，正在为您找回账号。${notYou}`,
      link: null,
      sms: true,
    });
  },
);
