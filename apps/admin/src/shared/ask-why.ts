import { limits } from '@jinguo/schema';
import { ElMessageBox } from 'element-plus';

/** Asks for a reason somebody else will read; null when it was not given after all. */
export async function askWhy(question: string, go: string, needed: string, cancel: string): Promise<string | null> {
  const answer = await ElMessageBox.prompt(question, go, {
    inputType: 'textarea',
    confirmButtonText: go,
    cancelButtonText: cancel,
    inputValidator: (text: string) => (Boolean(text?.trim()) && [...text.trim()].length <= limits.shortText) || needed,
  }).catch(() => null);
  return answer ? String((answer as { value: string }).value).trim() : null;
}
