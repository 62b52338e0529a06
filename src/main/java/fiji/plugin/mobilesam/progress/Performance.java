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
package fiji.plugin.mobilesam.progress;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the phases of a run cost. Phases follow each other; one that comes again is added up. For one thread.
 */
public final class Performance {

	/**
	 * One phase.
	 *
	 * @param name what was done
	 * @param calls how often
	 * @param seconds of wall time, all calls together
	 * @param peakHeapBytes the most Java heap in use during a call, garbage included
	 */
	public record Phase(String name, int calls, double seconds, long peakHeapBytes) {

		private Phase plus(final Phase other) {
			return new Phase(name, calls + other.calls, seconds + other.seconds,
					Math.max(peakHeapBytes, other.peakHeapBytes));
		}
	}

	/** A phase that runs until it is closed. */
	public final class Running implements AutoCloseable {

		private final String name;
		private final long start = System.nanoTime();

		private Running(final String name) {
			this.name = name;
			heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
		}

		@Override
		public void close() {
			final long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
			phases.merge(name, new Phase(name, 1, (System.nanoTime() - start) * 1e-9, peak), Phase::plus);
		}
	}

	private final Map<String, Phase> phases = new LinkedHashMap<>();

	/** Starts a phase; the one before must be closed. */
	public Running start(final String phase) {
		return new Running(phase);
	}

	/** The phases so far, in the order in which they first ended. */
	public List<Phase> phases() {
		return new ArrayList<>(phases.values());
	}

	private static List<MemoryPoolMXBean> heapPools() {
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
				.toList();
	}
}
