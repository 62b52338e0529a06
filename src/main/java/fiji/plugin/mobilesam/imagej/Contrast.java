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

package fiji.plugin.mobilesam.imagej;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How one plane was rendered: the policy that was applied and its numbers, for logs and results files.
 *
 * @param policy never {@link ContrastPolicy.Auto}: what that came to
 * @param channels ranges of the channels rendered, in their order; three for RGB
 */
public record Contrast(ContrastPolicy policy, List<ValueRange> channels) {

	public Contrast {
		channels = List.copyOf(channels);
	}

	/** Such as {@code percentile:0.3-99.7:stack, values 120.0 to 3050.0}. */
	@Override
	public String toString() {
		return policy + ", values " + channels.stream().map(r -> r.black() + " to " + r.white())
				.collect(Collectors.joining(" and "));
	}
}
