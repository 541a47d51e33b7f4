import type { Module } from '../../platform/module.ts';
import { AbsenceResolver } from './absence/absence.resolver.ts';
import { Activity } from './activity/activity.entity.ts';
import { ActivityResolver, ActivitySavedResolver } from './activity/activity.resolver.ts';
import { closeEnded } from './activity/close-ended.ts';
import { Opening, Post, Shift } from './activity/plan.entity.ts';
import { AttendanceResolver, CheckedResolver } from './attendance/attendance.resolver.ts';
import { BoardResolver } from './board/board.resolver.ts';
import { RosterResolver, SignUpSavedResolver } from './board/roster.resolver.ts';
import { ChangingResolver } from './changing/changing.resolver.ts';
import { ClosingResolver } from './closing/closing.resolver.ts';
import { FindingResolver, MySignUpResolver, MySignUpSavedResolver } from './finding/finding.resolver.ts';
import './handover/led-activities.ts';
import { PlanChangesResolver } from './lists/plan-changes.resolver.ts';
import { ScansResolver } from './lists/scans.resolver.ts';
import { SignUpsResolver } from './lists/sign-ups.resolver.ts';
import { OfflineScanResolver } from './offline/offline-scan.resolver.ts';
import { erasePhoto } from './photo/erase-photo.ts';
import { PhotoResolver, PhotoSavedResolver } from './photo/photo.resolver.ts';
import { Project } from './project/project.entity.ts';
import { ProjectResolver, ProjectSavedResolver } from './project/project.resolver.ts';
import './taking/person-part.ts';
import { PastedResolver } from './pasted/pasted.resolver.ts';
import { TakingResolver } from './taking/taking.resolver.ts';
import { TellingResolver } from './telling/telling.resolver.ts';
import { remindUnconfirmed } from './visit/remind-unconfirmed.ts';
import { HomeVisitSavedResolver, VisitResolver } from './visit/visit.resolver.ts';

export const activityModule: Module = {
  name: 'activity',
  entities: [Project, Activity, Post, Shift, Opening],
  resolvers: [
    ProjectResolver,
    ProjectSavedResolver,
    ActivityResolver,
    ActivitySavedResolver,
    FindingResolver,
    MySignUpResolver,
    MySignUpSavedResolver,
    TakingResolver,
    PastedResolver,
    TellingResolver,
    AttendanceResolver,
    CheckedResolver,
    RosterResolver,
    SignUpSavedResolver,
    BoardResolver,
    OfflineScanResolver,
    AbsenceResolver,
    ChangingResolver,
    ClosingResolver,
    SignUpsResolver,
    ScansResolver,
    PlanChangesResolver,
    PhotoResolver,
    PhotoSavedResolver,
    VisitResolver,
    HomeVisitSavedResolver,
  ],
  subscribers: [erasePhoto],
  jobs: [closeEnded, remindUnconfirmed],
};
