interface Said {
  readonly state: string;
  readonly visit?: { readonly leftAt?: string | null; readonly confirmation?: string | null } | null;
}

/** How far a home visit is, as a key of `visit.state`. */
export type VisitWord = 'none' | 'inside' | 'waiting' | 'companion' | 'slip' | 'coordinator' | 'off';

export function visitWord({ state, visit }: Said): VisitWord {
  if (visit?.confirmation) return visit.confirmation === 'SLIP' ? 'slip' : 'companion';
  if (state === 'ARRIVED' || state === 'COMPLETED') return 'coordinator';
  if (state !== 'SIGNED_UP') return 'off';
  if (!visit) return 'none';
  return visit.leftAt ? 'waiting' : 'inside';
}
