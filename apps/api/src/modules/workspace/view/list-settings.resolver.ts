import { limits } from '@jinguo/schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { chooseColumns } from './choose-columns.ts';
import { isListKey } from './list-key.ts';
import { ListSettingsType, type SavedViewType, ViewFilterInput } from './list-settings.type.ts';
import { removeView } from './remove-view.ts';
import { saveView } from './save-view.ts';

@Resolver()
export class ListSettingsResolver {
  @Query(() => ListSettingsType)
  async listSettings(@Ctx() ctx: AppContext, @Arg('list', () => String) list: string): Promise<ListSettingsType> {
    if (!isListKey(list)) return { views: [], hidden: [] };
    const { read } = ctx.services;
    const mine = (alias: string) => own(`${alias}.account_id`, ctx.actor?.accountId);
    const views = await read.rows<SavedViewType & Record<string, unknown>>(
      sql`select v.id, v.name, v.filters from saved_view v where ${mine('v')} and v.list_key = ${list}
        order by v.created_at, v.id limit ${raw(String(limits.savedViews))}`,
    );
    const [columns] = await read.rows<{ columns: string[] }>(
      sql`select c.columns from list_columns c where ${mine('c')} and c.list_key = ${list}`,
    );
    return { views, hidden: columns?.columns ?? [] };
  }

  @Mutation(() => DoneResult)
  async saveView(
    @Ctx() ctx: AppContext,
    @Arg('list', () => String) list: string,
    @Arg('name', () => String) name: string,
    @Arg('filters', () => [ViewFilterInput]) filters: ViewFilterInput[],
  ) {
    return outcome('Done', await runUseCase(ctx, saveView, { list, name, filters }));
  }

  @Mutation(() => DoneResult)
  async removeView(@Ctx() ctx: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(ctx, removeView, { id }));
  }

  @Mutation(() => DoneResult)
  async chooseColumns(
    @Ctx() ctx: AppContext,
    @Arg('list', () => String) list: string,
    @Arg('hidden', () => [String]) hidden: string[],
  ) {
    return outcome('Done', await runUseCase(ctx, chooseColumns, { list, hidden }));
  }
}
