/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package fiji.plugin.mobilesam.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;

/**
 * What something took.
 *
 * @param seconds by the clock
 * @param processorSeconds of all threads of this process; other programs of the machine matter less to it
 */
record Timing(double seconds, double processorSeconds) {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean();

	/** What is timed. */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;
	}

	static Timing of(final Work work) throws Exception {
		final long processor = SYSTEM.getProcessCpuTime();
		final long clock = System.nanoTime();
		work.run();
		return new Timing((System.nanoTime() - clock) / 1e9, (SYSTEM.getProcessCpuTime() - processor) / 1e9);
	}

	/**
	 * Medians.
	 *
	 * @param ratio of neighbours
	 * @param least ratio of neighbours, by the clock
	 * @param most ratio of neighbours, by the clock
	 */
	record Comparison(Timing first, Timing second, Timing ratio, double least, double most) {
	}

	/** Two ways to do the same in so many turns, so that both see the same machine; two more turns warm up. */
	static Comparison inTurns(final int turns, final Work first, final Work second) throws Exception {
		final List<Timing> firsts = new ArrayList<>();
		final List<Timing> seconds = new ArrayList<>();
		final List<Timing> ratios = new ArrayList<>();
		for (int turn = -2; turn < turns; turn++) {
			final Timing a = of(first);
			final Timing b = of(second);
			if (turn < 0) continue;
			firsts.add(a);
			seconds.add(b);
			ratios.add(a.over(b));
		}
		final DoubleSummaryStatistics range = ratios.stream().mapToDouble(Timing::seconds).summaryStatistics();
		return new Comparison(median(firsts), median(seconds), median(ratios), range.getMin(), range.getMax());
	}

	Timing over(final Timing other) {
		return new Timing(seconds / other.seconds, processorSeconds / other.processorSeconds);
	}

	private static Timing median(final List<Timing> timings) {
		return new Timing(median(timings, Timing::seconds), median(timings, Timing::processorSeconds));
	}

	private static double median(final List<Timing> timings, final ToDoubleFunction<Timing> number) {
		return timings.stream().mapToDouble(number).sorted().skip(timings.size() / 2).findFirst().orElseThrow();
	}
}
