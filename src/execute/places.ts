import type { View } from '../access/view'

/** Which places of a list each view is for. */
export function placesByView(views: readonly (View | null)[]): Map<View, number[]> {
  const places = new Map<View, number[]>()
  views.forEach((view, i) => {
    if (!view) return
    const known = places.get(view)
    if (known) known.push(i)
    else places.set(view, [i])
  })
  return places
}

/** The places one view is for. */
export function placesOf(views: readonly (View | null)[], wanted: View): number[] {
  return views.flatMap((view, i) => (view === wanted ? [i] : []))
}
