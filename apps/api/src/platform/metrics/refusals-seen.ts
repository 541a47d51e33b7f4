type Listener = (code: string) => void;
const listeners = new Set<Listener>();

/** Every refusal of a use case passes here by its codes; who counts them subscribes. One process, one list. */
export const refusalsSeen = {
  tell(codes: readonly string[]): void {
    for (const listener of listeners) for (const code of codes) listener(code);
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
