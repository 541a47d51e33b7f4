import { type ActivityState, isSealed, type PrivacyClass, type RiskLevel, sealedServiceWords } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';
import { searchColumns } from '../../../platform/text/search.ts';

/** An activity moves only along this table; an ended one is closed by a job. */
export const activityMoves = {
  publish: { from: ['DRAFT'], to: 'PUBLISHED' },
  cancel: { from: ['DRAFT', 'PUBLISHED'], to: 'CANCELLED' },
  close: { from: ['PUBLISHED'], to: 'CLOSED' },
} as const satisfies Record<string, { from: readonly ActivityState[]; to: ActivityState }>;

const ActivitySchema = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    id: p.uuid().primary(),
    projectId: p.uuid().nullable(),
    unitId: p.uuid(),
    serviceTypeId: p.uuid(),
    privacyClass: p.text().$type<PrivacyClass>(),
    countyCode: p.character().length(6),
    cityCode: p.character().length(4),
    townshipCode: p.text(),
    villageCode: p.text(),
    title: p.text(),
    place: p.text(),
    content: p.text(),
    requirements: p.text(),
    risks: p.text(),
    safeguards: p.text(),
    personInCharge: p.text(),
    contactPhoneCipher: p.text().nullable(),
    risk: p.text().$type<RiskLevel>(),
    insurancePolicyNo: p.text().nullable(),
    trainingRequired: p.boolean(),
    /** 入户服务: in somebody's home, where no code hangs. */
    homeVisit: p.boolean().default(false),
    state: p.text().$type<ActivityState>(),
    startsAt: p.datetime().length(3).nullable(),
    endsAt: p.datetime().length(3).nullable(),
    publishedAt: p.datetime().length(3).nullable(),
    checkInSecretCipher: p.text(),
    searchText: p.text(),
    searchGrams: p.array().columnType('text[]'),
    version: p.integer().version(),
    createdBy: p.uuid(),
    createdAt: p.datetime().length(3),
  },
});

/** One dated occurrence: what, where, under whose responsibility. Posts, shifts and openings are its plan. */
export class Activity extends ActivitySchema.class {
  /** Open for sign-up from now on; the gates of the law were asked before (publishReasons). */
  publish(now: Date): void {
    if (!(activityMoves.publish.from as readonly ActivityState[]).includes(this.state))
      throw new Error(`An activity cannot be published while ${this.state}.`);
    this.state = activityMoves.publish.to;
    this.publishedAt = now;
  }

  /** It does not take place. Who had signed up is told by the use case. */
  cancel(): void {
    if (!(activityMoves.cancel.from as readonly ActivityState[]).includes(this.state))
      throw new Error(`An activity cannot be cancelled while ${this.state}.`);
    this.state = activityMoves.cancel.to;
  }

  /** As its type is now: as sealed as that, and never less dangerous; an organiser may say more dangerous (AT-4). */
  follow(type: { readonly privacy_class: PrivacyClass; readonly risk: RiskLevel }, own: RiskLevel = this.risk): void {
    this.privacyClass = type.privacy_class;
    this.risk = type.risk === 'HAZARDOUS' ? 'HAZARDOUS' : own;
  }

  /** The place as codes, for nearness. */
  locate(villageCode: string): void {
    this.villageCode = villageCode;
    this.townshipCode = villageCode.slice(0, 9);
    this.cityCode = villageCode.slice(0, 4);
  }

  /** What the law wants known of a published activity (rules §1.2). */
  lawfulFacts() {
    const { place, content, requirements, risks, safeguards, personInCharge, risk } = this;
    return {
      place,
      content,
      requirements,
      risks,
      safeguards,
      personInCharge,
      risk,
      hasContact: Boolean(this.contactPhoneCipher),
      insurancePolicyNo: this.insurancePolicyNo ?? null,
    };
  }

  /** What it is found by. A sealed service is never found by its topic or place (words.md): only by 专业服务. */
  index(names: { readonly type: string; readonly unit: string; readonly place: string }): void {
    // Nor a home by its address: it is told to those who go there.
    const place = this.homeVisit ? '' : this.place;
    const columns = isSealed(this.privacyClass)
      ? searchColumns(sealedServiceWords.zh)
      : searchColumns(this.title, place, names.type, names.unit, names.place);
    this.searchText = columns.searchText;
    this.searchGrams = columns.searchGrams;
  }
}
ActivitySchema.setClass(Activity);
