import { hiddenByRuleWords } from '@jinguo/schema';
import { useWords } from '@jinguo/web';

/** What is there, or the words for what a rule keeps from her: such a field is null only then. */
export function useSeen(): (value: string | null | undefined) => string {
  const { tongue } = useWords();
  return (value) => value ?? hiddenByRuleWords[tongue()];
}
