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
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.inference.Device;
import fiji.plugin.mobilesam.inference.RuntimeOptions;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;

/** Everything in a large image, all candidates kept, in a virtual machine of its own with a small heap. */
final class PeakHeap {

	private static final int SIDE = 2048;
	private static final int MEGABYTES = 600;

	private PeakHeap() {
	}

	/** What that virtual machine says. */
	static String measure(final Path model, final int threads) throws Exception {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + MEGABYTES + "m", "-cp", System.getProperty("java.class.path"), PeakHeap.class.getName(), model
						.toString(),
				Integer.toString(threads)).redirectErrorStream(true).start();
		final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		return process.waitFor() == 0 ? output : "failed: " + output;
	}

	public static void main(final String[] arguments) throws Exception {
		final AmgOptions all = AmgOptions.DEFAULTS.withPredIouThresh(0).withStabilityScoreThresh(0).withBoxNmsThresh(1);
		final RuntimeOptions options = new RuntimeOptions(Device.CPU, Integer.parseInt(arguments[1]));
		try (MobileSam sam = MobileSam.open(Path.of(arguments[0]), options)) {
			final List<MaskRecord> masks = sam.segmentEverything(SyntheticImage.of(SIDE, SIDE), all, Progress.NONE);
			final long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool
					.getType() == MemoryType.HEAP).mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
			System.out.printf("%d x %d pixels, %d candidates: at most %d MB used of a heap of %d MB%n", SIDE, SIDE,
					masks
							.size(),
					peak >> 20, MEGABYTES);
		}
	}
}
