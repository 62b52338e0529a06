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
package fiji.plugin.mobilesam.results;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import fiji.plugin.mobilesam.progress.Performance;

/**
 * How the masks of a file came about.
 *
 * @param creationTime when the run ended
 * @param imagePath the image, as the user named it
 * @param modelType id of the model
 * @param checkpoint what its weights are known by, such as a SHA-256; may be empty
 * @param device where it ran
 * @param attributes everything else: parameters as {@code amg_points_per_side}, checksums, calibration, versions
 * @param performance what the phases of the run cost
 */
public record RunDescription(Instant creationTime, String imagePath, String modelType, String checkpoint, String device,
		Attributes attributes, List<Performance.Phase> performance) {

	/** Begins the names of the parameters of automatic mask generation. */
	public static final String AMG_PREFIX = "amg_";

	public RunDescription {
		Objects.requireNonNull(creationTime, "creationTime");
		Objects.requireNonNull(imagePath, "imagePath");
		Objects.requireNonNull(modelType, "modelType");
		Objects.requireNonNull(checkpoint, "checkpoint");
		Objects.requireNonNull(device, "device");
		Objects.requireNonNull(attributes, "attributes");
		performance = List.copyOf(performance);
	}

	/** The same with other attributes. */
	public RunDescription withAttributes(final Attributes others) {
		return new RunDescription(creationTime, imagePath, modelType, checkpoint, device, others, performance);
	}
}
