import { useI18n } from 'vue-i18n';

/** A job's or event's plain name; one without words of its own is told by its technical name. */
export function useJobName(): (name: string) => string {
  const { t, te } = useI18n();
  return (name) => {
    const key = `system.names.${name.replaceAll(/[.-]/g, '_')}`;
    return te(key) || te(key, 'zh') ? t(key) : name;
  };
}
