import type { Actor } from './access/actor.ts';
import { entityChanges } from './audit/changes.ts';
import { writeAudit, writeRefusal } from './audit/write-audit.ts';
import type { AppContext } from './context.ts';
import { databaseFault } from './database/faults.ts';
import { parseInput } from './input.ts';
import { refusalsSeen } from './metrics/refusals-seen.ts';
import { isRefusal, Refusal, refuse } from './refusal.ts';
import { inTransaction } from './transaction.ts';
import type { SignedInTx, Tx, UseCase } from './use-case.ts';

/** Carries a refusal out of the transaction, so that it rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('refused');
    this.refusal = refusal;
  }
}

const MAX_TRIES = 4;

/**
 * Runs a use case: session, rate, input, what comes before, then one transaction. A refusal rolls it back; events, audit and
 * changes commit together; live screens and cookies follow the commit. Deadlocks are tried again;
 * whoever loses each time is told that it is busy.
 */
export async function runUseCase<I, O>(
  context: AppContext,
  useCase: UseCase<I, O> | UseCase<I, O, Tx>,
  raw: unknown,
): Promise<O | Refusal> {
  const outcome = await attempt(context, useCase, raw);
  if (isRefusal(outcome)) refusalsSeen.tell(outcome.reasons.map(({ code }) => code));
  return outcome;
}

async function attempt<I, O>(
  context: AppContext,
  useCase: UseCase<I, O> | UseCase<I, O, Tx>,
  raw: unknown,
): Promise<O | Refusal> {
  const actor = context.actor ?? (useCase.atTheDoor ? (context.entering ?? null) : null);
  if (!useCase.anonymous && !actor) return refuse(context.entering ? 'FINISH_SIGNING_IN' : 'NOT_SIGNED_IN');
  const limited = await context.services.limits.check(context, useCase);
  if (limited) return limited;
  const input = parseInput(useCase.input, raw);
  if (isRefusal(input)) return input;
  const unnamed = (useCase as UseCase<I, O>).unnamed?.(input) ?? false;
  const refused = async (refusal: Refusal): Promise<Refusal> => {
    await writeRefusal(context, useCase.name, refusal, unnamed);
    return refusal;
  };
  const ready = useCase.before ? await useCase.before(context, input) : input;
  if (isRefusal(ready)) return refused(ready);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commit(context, actor, useCase as UseCase<I, O>, ready);
    } catch (error) {
      if (error instanceof RolledBack) return refused(error.refusal);
      const fault = databaseFault(error, useCase.constraints);
      if (fault === 'RETRY' && attempt < MAX_TRIES) continue;
      if (fault) return refused(new Refusal([fault === 'RETRY' ? { code: 'BUSY' } : fault]));
      throw error;
    }
  }
}

const commit = <I, O>(context: AppContext, actor: Actor | null, useCase: UseCase<I, O>, input: I): Promise<O> =>
  inTransaction(context, async (tx, gathered) => {
    // An anonymous use case may have no actor; its own type does not offer one.
    const outcome = await useCase.run(Object.assign(tx, { actor }) as SignedInTx, input);
    if (isRefusal(outcome)) throw new RolledBack(outcome);
    await tx.em.flush();
    if (!gathered.subject) throw new Error(`${useCase.name} did not say what it is about.`);
    const changes = [...gathered.changes, ...entityChanges(tx.em)];
    const unnamed = useCase.unnamed?.(input) ?? false;
    await writeAudit(tx, {
      action: useCase.name,
      subject: gathered.subject,
      changes,
      events: gathered.events,
      unnamed,
    });
    return outcome;
  });
