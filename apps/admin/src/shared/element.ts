import {
  ElConfigProvider as ConfigProvider,
  ElOption as Option,
  ElOptionGroup as OptionGroup,
  ElSelect as Select,
  ElTabPane as TabPane,
  ElTabs as Tabs,
  ElTree as Tree,
} from 'element-plus';
import type { AllowedComponentProps, VNodeProps } from 'vue';

/**
 * Element Plus' own types of these describe their props' definitions instead of their values; strict templates
 * refuse every use. Same components, with the props this app uses, typed.
 */
type Value = string | number | boolean | null | undefined | readonly (string | number)[];
type Slots = { default?(): unknown };
type Typed<Props, Given = Slots> = new () => { $props: Props & VNodeProps & AllowedComponentProps; $slots: Given };

interface SelectProps {
  modelValue?: Value;
  'onUpdate:modelValue'?: (value: never) => void;
  multiple?: boolean | undefined;
  filterable?: boolean | undefined;
  allowCreate?: boolean | undefined;
  defaultFirstOption?: boolean | undefined;
  clearable?: boolean | undefined;
  disabled?: boolean | undefined;
  remote?: boolean | undefined;
  remoteShowSuffix?: boolean | undefined;
  remoteMethod?: ((query: string) => void) | undefined;
  loading?: boolean | undefined;
  placeholder?: string | undefined;
  noDataText?: string | undefined;
  valueOnClear?: string | undefined;
}

/** @public Templates reach it through element.resolver.ts. */
export const ElSelect = Select as unknown as Typed<SelectProps>;
/** @public Templates reach it through element.resolver.ts. */
export const ElOption = Option as unknown as Typed<{
  value: string | number;
  label?: string | undefined;
  disabled?: boolean | undefined;
}>;
/** @public Templates reach it through element.resolver.ts. */
export const ElOptionGroup = OptionGroup as unknown as Typed<{ label?: string | undefined }>;
/** @public Templates reach it through element.resolver.ts. */
export const ElTabPane = TabPane as unknown as Typed<{ name: string; label: string }>;
/** @public Templates reach it through element.resolver.ts. */
export const ElTabs = Tabs as unknown as Typed<{ modelValue: string; 'onUpdate:modelValue'?: (value: never) => void }>;
/** @public Templates reach it through element.resolver.ts. */
export const ElConfigProvider = ConfigProvider as unknown as Typed<{
  locale: object;
  button?: { autoInsertSpace: boolean };
}>;

/** A branch of a tree whose levels are fetched when they are opened. */
export interface LazyBranch {
  level: number;
  data: { id?: string };
}
interface TreeProps {
  lazy?: boolean;
  nodeKey?: string;
  load?: (node: LazyBranch, resolve: (children: never[]) => void, reject?: () => void) => void | Promise<void>;
  props?: { label: string; isLeaf: (data: { hasChildren?: boolean }) => boolean };
  expandOnClickNode?: boolean;
  highlightCurrent?: boolean;
  currentNodeKey?: string;
  onNodeClick?: (data: { id: string }) => void;
}
/** @public Templates reach it through element.resolver.ts. */
export const ElTree = Tree as unknown as Typed<
  TreeProps,
  { default?(scope: { data: { id: string; name: string } }): unknown }
>;
