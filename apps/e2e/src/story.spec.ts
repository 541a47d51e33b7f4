import { test } from '@playwright/test';
import { activitySteps } from './story/activity.ts';
import { everyWindow } from './story/cast.ts';
import { hoursSteps } from './story/hours.ts';
import { presenceSteps } from './story/presence.ts';
import { teamSteps } from './story/team.ts';

/** The story of the platform, side by side in the windows of everyone who takes part. Each step stands on the ones before. */
test.describe.configure({ mode: 'serial' });

test.afterEach(() => {
  for (const { watch } of everyWindow()) watch.expectClean();
});
test.afterAll(async () => {
  for (const { context } of everyWindow()) await context.close();
});

teamSteps();
activitySteps();
presenceSteps();
hoursSteps();
