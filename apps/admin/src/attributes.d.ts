import 'vue';

declare module 'vue' {
  /** Attributes that fall through to the element: names for screen readers, and what forms need. */
  interface AllowedComponentProps {
    'aria-label'?: string | undefined;
    'aria-current'?: 'page' | undefined;
    'aria-expanded'?: boolean | undefined;
    'aria-pressed'?: boolean | undefined;
    id?: string | undefined;
    name?: string | undefined;
    title?: string | undefined;
    inputmode?: 'numeric' | 'text' | undefined;
    autocomplete?: string | undefined;
    maxlength?: string | number | undefined;
  }
}
