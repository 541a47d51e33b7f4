import { ElMessageBox } from 'element-plus';
import { onBeforeUnmount, onMounted } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave } from 'vue-router';

/**
 * What stands on a page once is not lost by a click in the menu, the back button or a closed tab: while it is shown, she
 * is asked. Returns what says that it was passed on, so that the way out asks nothing more.
 */
export function useLeaveGuard(isShown: () => boolean): () => void {
  const { t } = useI18n();
  let told = false;
  const holds = (): boolean => isShown() && !told;
  const warn = (event: BeforeUnloadEvent): void => {
    if (holds()) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', warn));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn));
  onBeforeRouteLeave(async () => {
    if (!holds()) return true;
    const words = {
      confirmButtonText: t('act.leaveGo'),
      cancelButtonText: t('act.leaveStay'),
      type: 'warning' as const,
    };
    const sure = await ElMessageBox.confirm(t('act.leaveHint'), t('act.leaveTitle'), words).catch(() => null);
    return sure !== null;
  });
  return () => {
    told = true;
  };
}
