import { formatTime } from '@jinguo/web';
import { ElMessageBox } from 'element-plus';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { type AttendanceLineFragment, DecideSignUpDocument, ProxyCheckDocument } from '../../../gql/graphql.ts';
import { useAct } from '../../../shared/act.ts';

/** What she said of a home visit that nobody confirmed: the time a coordinator's word goes by. */
const saidOf = ({ visit }: AttendanceLineFragment, kind: 'IN' | 'OUT'): string | null =>
  (visit && !visit.confirmation && (kind === 'IN' ? visit.cameAt : visit.leftAt)) || null;

/** What a coordinator does with one line: accept or decline a request, check in or out for her, state a leaving time. */
export function useAttendance(changed: () => void) {
  const { t } = useI18n();
  const deciding = useAct(DecideSignUpDocument, { say: true, done: 'attendance.decided' });
  const proxying = useAct(ProxyCheckDocument, { say: true, done: 'attendance.proxied' });
  const leaving = ref<AttendanceLineFragment | null>(null);
  const righting = ref<AttendanceLineFragment | null>(null);

  async function decide(line: AttendanceLineFragment, accept: boolean): Promise<void> {
    let reason: string | null = null;
    if (!accept) {
      const answer = await ElMessageBox.prompt(
        t('attendance.declineWhy', { name: line.volunteer.name }),
        t('attendance.decline'),
        {
          inputType: 'textarea',
          confirmButtonText: t('attendance.decline'),
          cancelButtonText: t('act.cancel'),
          inputValidator: (text: string) => Boolean(text?.trim()) || t('attendance.reasonNeeded'),
        },
      ).catch(() => null);
      if (!answer) return;
      reason = String((answer as { value: string }).value).trim();
    }
    await deciding.run({ id: line.id, version: line.version, accept, reason });
    changed();
  }
  async function proxy(line: AttendanceLineFragment, kind: 'IN' | 'OUT'): Promise<void> {
    const at = saidOf(line, kind);
    const sure = await ElMessageBox.confirm(
      at
        ? t(kind === 'IN' ? 'attendance.saidInSure' : 'attendance.saidOutSure', {
            name: line.volunteer.name,
            time: formatTime(at),
          })
        : t(kind === 'IN' ? 'attendance.proxyInSure' : 'attendance.proxyOutSure', { name: line.volunteer.name }),
      t(kind === 'IN' ? 'attendance.proxyIn' : 'attendance.proxyOut'),
      { confirmButtonText: t('act.confirm'), cancelButtonText: t('act.cancel') },
    ).catch(() => null);
    if (!sure) return;
    await proxying.run({ input: { signUpId: line.id, kind, at } });
    changed();
  }
  return { decide, proxy, leaving, righting, busy: () => deciding.busy.value || proxying.busy.value };
}
