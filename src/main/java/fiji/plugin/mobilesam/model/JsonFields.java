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
package fiji.plugin.mobilesam.model;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The keys of one JSON object; an error names the file, the key, what was found and what was expected. */
final class JsonFields {

	/** Reads one value of an object; what it throws as IllegalArgumentException becomes an error of the key. */
	@FunctionalInterface
	interface Reader<T> {

		T read(JsonFields fields) throws IOException;
	}

	/** Characters of a value in an error. */
	private static final int LONGEST = 60;

	private final String where;
	private final JsonObject object;

	/** @param where the file, and the key of the object in it */
	JsonFields(final String where, final JsonObject object) {
		this.where = where;
		this.object = object;
	}

	/** Makes a value of the object, and an error of the file of what its constructors refuse. */
	<T> T make(final Reader<T> reader) throws IOException {
		try {
			return reader.read(this);
		} catch (final IllegalArgumentException e) {
			throw new ModelException(where, e.getMessage());
		}
	}

	boolean has(final String key) {
		return object.has(key);
	}

	String text(final String key) throws IOException {
		final JsonElement found = required(key);
		if (!found.isJsonPrimitive() || !found.getAsJsonPrimitive().isString()) throw wrong(key, "a text", found);
		return found.getAsString();
	}

	Optional<String> optionalText(final String key) throws IOException {
		return has(key) ? Optional.of(text(key)) : Optional.empty();
	}

	long whole(final String key) throws IOException {
		final double number = number(key, required(key));
		if (number != Math.rint(number) || Math.abs(number) > 1L << 53)
			throw wrong(key, "a whole number", required(key));
		return (long) number;
	}

	int integer(final String key) throws IOException {
		final long number = whole(key);
		if (number != (int) number) throw wrong(key, "a whole number below 2^31", required(key));
		return (int) number;
	}

	float[] numbers(final String key) throws IOException {
		final JsonElement found = required(key);
		if (!found.isJsonArray()) throw wrong(key, "a list of numbers", found);
		final JsonArray array = found.getAsJsonArray();
		final float[] numbers = new float[array.size()];
		for (int i = 0; i < numbers.length; i++) numbers[i] = (float) number(key, array.get(i));
		return numbers;
	}

	/** All numbers of the object but those under some keys, in the order of the file. */
	Map<String, Double> numbersExcept(final String... keys) throws IOException {
		final Map<String, Double> numbers = new LinkedHashMap<>();
		for (final String key : object.keySet())
			if (!List.of(keys).contains(key)) numbers.put(key, number(key, object.get(key)));
		return numbers;
	}

	<T> T object(final String key, final Reader<T> reader) throws IOException {
		final JsonElement found = required(key);
		if (!found.isJsonObject()) throw wrong(key, "an object", found);
		return new JsonFields(where + ": " + key, found.getAsJsonObject()).make(reader);
	}

	<T> Optional<T> optionalObject(final String key, final Reader<T> reader) throws IOException {
		return has(key) ? Optional.of(object(key, reader)) : Optional.empty();
	}

	private double number(final String key, final JsonElement found) throws IOException {
		if (!found.isJsonPrimitive() || !found.getAsJsonPrimitive().isNumber()) throw wrong(key, "a number", found);
		return found.getAsDouble();
	}

	private JsonElement required(final String key) throws ModelException {
		final JsonElement found = object.get(key);
		if (found == null) throw new ModelException(where, "the key '%s' is missing".formatted(key));
		return found;
	}

	private ModelException wrong(final String key, final String expected, final JsonElement found) {
		return new ModelException(where + ": " + key, "expected %s, found %s".formatted(expected, describe(found)));
	}

	/** The value, unless it is long or may be nested without end. */
	private static String describe(final JsonElement found) {
		if (found.isJsonArray()) return "a list";
		if (found.isJsonObject()) return "an object";
		final String text = found.toString();
		return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
	}
}
