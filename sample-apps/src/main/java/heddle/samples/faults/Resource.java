package heddle.samples.faults;

import heddle.samples.truth.Contention;
import heddle.samples.truth.Diary;
import heddle.samples.truth.Ownership;

/**
 * A guard, and the account of who waits for it and who has it.
 *
 * @param size how many may have it at once
 */
record Resource(Kind kind, int size, Guard guard, Contention account) {

    static Resource of(Kind kind, int size) {
        return new Resource(kind, size, kind.make(size), kind.account());
    }

    /** Does the work while nobody may enter. */
    Work keep(Work work) {
        if (kind.nature().ownership() == Ownership.NONE) return diary -> guard.keep(() -> work.run(diary));
        return diary -> {
            diary.asks(account);
            guard.keep(() -> have(diary, size == 1, work));
        };
    }

    /** Does the work as soon as nobody keeps it. */
    Work enter(Work work) {
        return diary -> {
            diary.asks(account);
            guard.enter(() -> have(diary, size == 1 && kind.isExclusive(), work));
        };
    }

    private void have(Diary diary, boolean alone, Work work) throws Exception {
        if (alone) {
            diary.owns(account);
            work.run(diary);
            diary.releases(account);
        } else {
            diary.shares(account);
            work.run(diary);
        }
    }
}
