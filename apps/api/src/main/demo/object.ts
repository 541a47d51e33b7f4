import type { Actor } from '../../platform/access/actor.ts';
import { refused } from './ask.ts';
import type { DemoParts } from './load-demo.ts';

const onNotice = `{ noticesOfMyTeams(first: 20) { edges { node { id mine } } } }`;
const object = `mutation($input: ObjectionInput!) { openObjection(input: $input) { __typename ${refused} } }`;

/** One of the team says, by name, that somebody's hours on notice are wrong: for the federation to answer. */
export async function objectToNotice({ ask, deliver }: DemoParts, volunteers: readonly Actor[]): Promise<void> {
  const [who] = volunteers;
  if (!who) return;
  const { edges } = (await ask(who, onNotice))['noticesOfMyTeams'] as unknown as {
    edges: { node: { id: string; mine: boolean } }[];
  };
  const line = edges.find(({ node }) => !node.mine);
  if (!line) throw new Error('demo: nothing is on notice');
  const statement = '那天她十点就提前离开了，时长应该少一个半小时，请核对签退记录。';
  await ask(who, object, { input: { itemId: line.node.id, naming: 'NAMED', statement } });
  await deliver();
}
