import { Fragment } from "react";

/** Words in passing, one after the other; each keeps its own direction, for figures and Latin names stand in Persian lines too. */
export function Aside({ of }: { of: readonly string[] }) {
  return of
    .filter((one) => one !== "")
    .map((one, index) => (
      <Fragment key={one}>
        {index === 0 ? null : " · "}
        <bdi>{one}</bdi>
      </Fragment>
    ));
}
