import { Ctx, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { proofOf, proofText } from './proof-of.ts';

@Resolver()
export class MyProofResolver {
  @Query(() => String, {
    nullable: true,
    description:
      'A volunteer’s own entries and their place in the last signed root, as a file (JSON); null before a root holds any.',
  })
  async myHoursProof(@Ctx() { actor, services }: AppContext): Promise<string | null> {
    const proof = actor?.volunteerId ? await proofOf(services.read, actor.volunteerId) : null;
    return proof && proofText(proof);
  }
}
