import { formatDay, useWords } from '@jinguo/web';
import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { OpenProjectsDocument } from '../../../gql/graphql.ts';
import { usePlace } from '../../../shared/place.ts';

/** Projects an activity can belong to. Sealed ones are all called 专业服务: whose and since when tells them apart. */
export function useOpenProjects() {
  const { told, tongue } = useWords();
  const place = usePlace();
  const { result } = useQuery(
    OpenProjectsDocument,
    () => ({ unitId: place.unitId }),
    () => ({ enabled: place.unitId !== null }),
  );
  const projects = computed(() => result.value?.projects.edges.map(({ node }) => node) ?? []);
  const choices = computed(() =>
    projects.value.map(({ id, name, sealed, startsOn, unit }) => ({
      value: id,
      label: sealed ? `${told(name)} · ${unit.name} · ${formatDay(startsOn, tongue())}` : name,
    })),
  );
  return { projects, choices };
}
