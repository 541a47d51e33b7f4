/**
 * What is shown once (a first password, recovery codes, a one-time link) is not lost by Escape, a click outside or a small
 * cross: while it stands in a dialog, only the button that says it was passed on closes it. For `v-bind` on a dialog.
 */
export const onceShown = (
  shown: boolean,
): { closeOnClickModal: boolean; closeOnPressEscape: boolean; showClose: boolean } => ({
  closeOnClickModal: !shown,
  closeOnPressEscape: !shown,
  showClose: !shown,
});
