package heddle.inspector.view;

import java.time.ZoneId;

/**
 * The machine and the user that Heddle runs on and as.
 *
 * @param cores CPUs that threads here may use at once
 * @param zone in which times of day are shown
 */
public record Host(String user, int cores, ZoneId zone) {}
