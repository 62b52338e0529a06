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
package fiji.plugin.mobilesam.settings;

import java.util.EnumSet;
import java.util.Set;

import fiji.plugin.mobilesam.amg.AmgParameter;

/** A parameter of automatic mask generation, which says itself what it is called and what it may be. */
public record NumberOption(AmgParameter parameter) implements Option<Number> {

	private static final Set<AmgParameter> AREAS = EnumSet.of(AmgParameter.MIN_MASK_REGION_AREA,
			AmgParameter.MIN_AREA);

	@Override
	public String key() {
		return parameter.publishedName();
	}

	@Override
	public String label() {
		if (parameter == AmgParameter.MAX_AREA) return parameter.publishedName() + " (pixels; 0: no limit)";
		return parameter.publishedName() + (AREAS.contains(parameter) ? " (pixels)" : "");
	}

	@Override
	public String help() {
		return parameter.description();
	}

	@Override
	public String heading() {
		return parameter == AmgParameter.POINTS_PER_SIDE ? "Search" : "";
	}

	@Override
	public Number byDefault() {
		return parameter.defaultValue();
	}

	@Override
	public Number parse(final String text) {
		return parameter.parse(text);
	}

	@Override
	public String text(final Number value) {
		return parameter.text(value);
	}
}
