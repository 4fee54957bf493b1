import { Skeleton } from "@mantine/core";
import classes from "./overview.module.css";

/** The page before its figures come, part by part of their size. */
export function OverviewSkeleton() {
  return (
    <div className={classes.page} aria-hidden>
      <div className={classes.answer}>
        <Skeleton className={classes.waitAnswer} />
        <Skeleton className={classes.waitAnswer} />
      </div>
      <Skeleton className={classes.waitFigures} />
      <RestSkeleton />
    </div>
  );
}

/** What stands below the answer, before it comes. */
export function RestSkeleton() {
  return (
    <>
      <Skeleton h={386} />
      <Skeleton h={620} />
    </>
  );
}
