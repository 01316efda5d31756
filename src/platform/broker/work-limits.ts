/** What every adapter's work queue keeps to; PIPELINE's topology. */

/** A delivery that came back this often is set aside as dead: a fuse, attempts are counted in the database. */
export const deliveryLimit = 8;
/** Bodies that may wait; publishing more is refused. */
export const workQueueLength = 200_000;
